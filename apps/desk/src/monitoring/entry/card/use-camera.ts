import { type RefObject, useEffect, useRef, useState } from 'react';

/** `refused` where the person or the browser forbids it, `none` where there is none. */
export type CameraState = 'starting' | 'on' | 'refused' | 'none';

/** The camera on the back, as long as what shows it is there. */
export function useCamera(): { video: RefObject<HTMLVideoElement | null>; state: CameraState } {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | null = null;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    const start = async (): Promise<void> => {
      if (!('mediaDevices' in navigator)) {
        setState('none');
        return;
      }
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: 'environment', width: { ideal: 1_920 }, height: { ideal: 1_080 } },
        });
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        if (!isOver) setState(error.name === 'NotAllowedError' ? 'refused' : 'none');
        return;
      }
      // The screen was left while the person was asked.
      if (isOver || !video.current) {
        stop();
        return;
      }
      video.current.srcObject = stream;
      setState('on');
    };
    void start();
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return { video, state };
}
