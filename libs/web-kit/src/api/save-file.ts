import { type ApiInput } from '#siaga/contracts';
import { showError } from '../lib/toast-store.js';
import { apiClient } from './api-client.js';

/** Time that a long list may take. */
const LONGEST_MS = 60_000;

/** Asks for a file and hands it to the browser under the name that the server gave it; true when it came. */
export async function saveFile(
  name: 'exportIncidents',
  input: ApiInput<'exportIncidents'>,
): Promise<boolean> {
  try {
    const { blob, fileName } = await apiClient.file(name, input, { timeoutMs: LONGEST_MS });
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(address);
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}
