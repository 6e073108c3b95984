/** Where a visitor came from; `utm` is absent where the link carried no campaign. */
export interface TrafficSource {
  readonly referrer: string | null;
  /** The site of the referrer. */
  readonly domain: string | null;
  readonly utm?: {
    readonly source: string;
    readonly medium: string;
    readonly campaigns: readonly string[];
    readonly terms: readonly string[];
    readonly contents: readonly string[];
  };
}

/** Ways to a shop. */
export const TRAFFIC_SOURCES: readonly TrafficSource[] = [
  {
    referrer: 'https://www.google.com/',
    domain: 'google.com',
    utm: {
      source: 'google',
      medium: 'cpc',
      campaigns: ['brand_search', 'course_creators_q3'],
      terms: ['online course checklist', 'sell a workshop', 'launch planner'],
      contents: ['headline_b', 'long_copy'],
    },
  },
  {
    referrer: 'https://l.facebook.com/',
    domain: 'facebook.com',
    utm: {
      source: 'facebook',
      medium: 'paid_social',
      campaigns: ['retarget_cart', 'free_guide_video'],
      terms: ['lookalike_buyers', 'page_visitors_30d'],
      contents: ['carousel_1', 'testimonial_video'],
    },
  },
  {
    referrer: null,
    domain: null,
    utm: {
      source: 'newsletter',
      medium: 'email',
      campaigns: ['doors_open', 'friday_letter'],
      terms: ['active_readers'],
      contents: ['button_top', 'ps_link'],
    },
  },
  {
    referrer: 'https://www.youtube.com/',
    domain: 'youtube.com',
    utm: {
      source: 'youtube',
      medium: 'video',
      campaigns: ['sourdough_series', 'studio_tour'],
      terms: ['end_screen'],
      contents: ['description_link'],
    },
  },
  { referrer: 'https://www.bing.com/', domain: 'bing.com' },
  { referrer: 'https://duckduckgo.com/', domain: 'duckduckgo.com' },
  { referrer: null, domain: null },
];

/** A browser on a device, with a user agent that says the same. */
export const DEVICES = [
  {
    browser: 'Chrome',
    os: 'Windows',
    deviceType: 'desktop',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  },
  {
    browser: 'Chrome',
    os: 'Mac OS X',
    deviceType: 'desktop',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  },
  {
    browser: 'Safari',
    os: 'Mac OS X',
    deviceType: 'desktop',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  },
  {
    browser: 'Firefox',
    os: 'Linux',
    deviceType: 'desktop',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
  {
    browser: 'Edge',
    os: 'Windows',
    deviceType: 'desktop',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0',
  },
  {
    browser: 'Safari',
    os: 'iOS',
    deviceType: 'mobile',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  },
  {
    browser: 'Chrome',
    os: 'Android',
    deviceType: 'mobile',
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
  },
  {
    browser: 'Safari',
    os: 'iOS',
    deviceType: 'tablet',
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  },
] as const;
