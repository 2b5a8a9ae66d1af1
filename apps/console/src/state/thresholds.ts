/** Seconds after which a wait turns amber, then red. */
export interface Threshold {
  amberAfterS: number;
  redAfterS: number;
}

/** Answer within 10 s, NFPA 1225; NENA-STA-020.1 still takes 15 s. */
export const RINGING: Threshold = { amberAfterS: 5, redAfterS: 10 };
/** First unit sent within two minutes of the answer: the centre's own target, shown beside the clock. */
export const SENDING: Threshold = { amberAfterS: 60, redAfterS: 120 };
/** A crew has 30 s to answer unless the offer says otherwise. */
export const OFFERED: Threshold = { amberAfterS: 15, redAfterS: 30 };
/** From acceptance to the wheels turning: NFPA 1710 turnout 60 s. */
export const TURNOUT: Threshold = { amberAfterS: 60, redAfterS: 120 };
/** Ambulances held longer than this at the scene are worth a question. */
export const ON_SCENE: Threshold = { amberAfterS: 1_200, redAfterS: 2_400 };
