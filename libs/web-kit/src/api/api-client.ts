import { ApiClient } from '#siaga/client';

/** The one client of a front end. */
export const apiClient = new ApiClient();
