import { type ApiInput } from '#siaga/contracts';
import { showError } from '../lib/toast-store.js';
import { apiClient } from './api-client.js';

/** Time that a long list may take. */
const LONGEST_MS = 60_000;

type FileName =
  | 'caseLooksFile'
  | 'clinicFiguresFile'
  | 'exportIncidents'
  | 'monitoringRecap'
  | 'printIncident'
  | 'printShift';

/** Asks for a file and hands it to the browser under the name that the server gave it. Throws what the centre or the line says. */
export async function takeFile<N extends FileName>(name: N, input: ApiInput<N>): Promise<void> {
  const { blob, fileName } = await apiClient.file(name, input, { timeoutMs: LONGEST_MS });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** As `takeFile`; true when it came, else the failure is shown. */
export async function saveFile<N extends FileName>(name: N, input: ApiInput<N>): Promise<boolean> {
  try {
    await takeFile(name, input);
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}
