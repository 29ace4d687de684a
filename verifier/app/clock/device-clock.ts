/** The one place in the app that asks the device for the time. */
export const now = (): Date => new Date();

/** Seconds since 1970. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000);
