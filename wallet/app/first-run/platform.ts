/** What the way to the home screen depends on. */
export interface Platform {
  system: 'ios' | 'android' | 'desktop';
  /** Opened from the home screen, not in a tab. */
  installed: boolean;
}

interface Device {
  userAgent: string;
  maxTouchPoints: number;
  standalone: boolean;
}

/** An iPad says it is a Macintosh; no Macintosh has a touch screen. */
export function readPlatform({ userAgent, maxTouchPoints, standalone }: Device): Platform {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  if (isIos) return { system: 'ios', installed: standalone };
  return { system: /Android/.test(userAgent) ? 'android' : 'desktop', installed: standalone };
}

export function currentPlatform(): Platform {
  const { userAgent, maxTouchPoints } = navigator;
  const standalone =
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && (navigator as { standalone?: boolean }).standalone === true);
  return readPlatform({ userAgent, maxTouchPoints, standalone });
}
