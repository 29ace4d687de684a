export const PRE_AUTHORIZED_CODE = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
export const REFRESH_TOKEN = 'refresh_token';
