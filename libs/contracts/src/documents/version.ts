/** Version of the API below `/api/v1`: a part is added, the second number grows; something breaks, the first does. */
export const API_VERSION = '1.0.0';
