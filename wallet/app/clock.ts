/** The one place in the app that asks the device for the time. */
export const now = (): Date => new Date();
