import { type BoardCodeShown, type CallVoice, type OpenedBoard, type QueueBoard } from '#siaga/contracts';
import { read, tell } from '../link/portal-api.js';

/** As the contracts call them; a spec holds them against each other. */
export const BOARD_ROUTES = {
  askBoardCode: '/api/v1/portal/booking/boards/codes',
  openBoard: '/api/v1/portal/booking/boards/open',
} as const;
export const OWN_BOARD_ROUTES = {
  queueBoard: (id: string) => `/api/v1/portal/booking/boards/${id}`,
  boardVoice: (id: string) => `/api/v1/portal/booking/boards/${id}/voice`,
} as const;

/** What a television asks. Each throws ApiError, OfflineError. */
export const boardApi = {
  code: (device: string) => tell<BoardCodeShown>(BOARD_ROUTES.askBoardCode, { device }),
  open: (device: string) => tell<OpenedBoard>(BOARD_ROUTES.openBoard, { device }),
  board: (id: string, signal: AbortSignal) => read<QueueBoard>(OWN_BOARD_ROUTES.queueBoard(id), signal),
  voice: (id: string, { label, room }: { label: string; room: string }) =>
    read<CallVoice>(`${OWN_BOARD_ROUTES.boardVoice(id)}?${new URLSearchParams({ label, room }).toString()}`),
};
