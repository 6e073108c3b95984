/** What a small shop for courses, coaching and goods sells. Amounts are in cents of the buyer's currency. */
export interface Offer {
  readonly name: string;
  readonly description: string;
  readonly skuPrefix: string;
  /** Physical goods are shipped; everything else is delivered online. */
  readonly physical: boolean;
  /** The property in which variants differ, with its values; absent where there is one variant. */
  readonly choice?: { readonly property: string; readonly values: readonly string[] };
  readonly amountCents: number;
  /** How the price is charged. A plan is paid in a fixed number of monthly installments. */
  readonly billing: 'once' | 'monthly' | 'quarterly' | 'yearly' | 'plan';
}

/** Offers that are paid once. */
export const ONE_TIME_OFFERS: readonly Offer[] = [
  {
    name: 'Launch Week Workbook',
    description: 'A printed workbook that walks you through the seven days before a launch.',
    skuPrefix: 'LWW',
    physical: true,
    choice: { property: 'Binding', values: ['Softcover', 'Hardcover', 'Spiral'] },
    amountCents: 3400,
    billing: 'once',
  },
  {
    name: 'Quiet Morning Planner',
    description: 'An undated planner with one page a day and room for three priorities.',
    skuPrefix: 'QMP',
    physical: true,
    choice: { property: 'Color', values: ['Sage', 'Sand', 'Charcoal'] },
    amountCents: 2850,
    billing: 'once',
  },
  {
    name: 'Studio Apron',
    description: 'Heavy cotton apron with two pockets and a brass ring.',
    skuPrefix: 'SAP',
    physical: true,
    choice: { property: 'Size', values: ['S', 'M', 'L'] },
    amountCents: 4600,
    billing: 'once',
  },
  {
    name: 'Sourdough Starter Kit',
    description: 'Dried starter, proofing basket, scraper and a booklet of recipes.',
    skuPrefix: 'SSK',
    physical: true,
    amountCents: 3995,
    billing: 'once',
  },
  {
    name: 'Trail Runner Bottle',
    description: 'A soft flask that fits a running vest, with a bite valve.',
    skuPrefix: 'TRB',
    physical: true,
    choice: { property: 'Volume', values: ['250 ml', '500 ml'] },
    amountCents: 1890,
    billing: 'once',
  },
  {
    name: 'Podcast Starter Microphone',
    description: 'A cardioid USB microphone with a desk stand and pop filter.',
    skuPrefix: 'PSM',
    physical: true,
    amountCents: 8900,
    billing: 'once',
  },
  {
    name: 'Email Copy Clinic',
    description: 'Five recorded sessions on writing mails that are opened and answered.',
    skuPrefix: 'ECC',
    physical: false,
    amountCents: 14900,
    billing: 'once',
  },
  {
    name: 'Pricing Without Panic',
    description: 'A short course on raising your prices and keeping your clients.',
    skuPrefix: 'PWP',
    physical: false,
    amountCents: 9700,
    billing: 'once',
  },
  {
    name: 'Webinar Slide Pack',
    description: 'Forty editable slides and a script for a sixty-minute webinar.',
    skuPrefix: 'WSP',
    physical: false,
    amountCents: 4700,
    billing: 'once',
  },
  {
    name: 'Strength at Home: 12 Weeks',
    description: 'A twelve-week program with three workouts a week and no machines.',
    skuPrefix: 'SAH',
    physical: false,
    choice: { property: 'Level', values: ['Beginner', 'Intermediate'] },
    amountCents: 7900,
    billing: 'once',
  },
  {
    name: 'Watercolor Foundations',
    description: 'From the first wash to a finished landscape in nine lessons.',
    skuPrefix: 'WCF',
    physical: false,
    amountCents: 6400,
    billing: 'once',
  },
  {
    name: 'One-to-One Funnel Audit',
    description: 'A ninety-minute call and a written list of what to fix first.',
    skuPrefix: 'FUA',
    physical: false,
    amountCents: 34900,
    billing: 'once',
  },
  {
    name: 'Client Contract Templates',
    description: 'Six plain-language contracts for coaches and consultants.',
    skuPrefix: 'CCT',
    physical: false,
    amountCents: 5900,
    billing: 'once',
  },
  {
    name: 'Weekend Photography Retreat',
    description: 'Two days outdoors with a small group and a printed portfolio.',
    skuPrefix: 'WPR',
    physical: false,
    choice: { property: 'Ticket', values: ['Single', 'Shared room'] },
    amountCents: 48000,
    billing: 'once',
  },
  {
    name: 'Mastermind Year',
    description: 'Twelve months in a room with nine other founders, two retreats included.',
    skuPrefix: 'MMY',
    physical: false,
    amountCents: 1_250_000,
    billing: 'once',
  },
];

/** Those of them that have to be shipped. */
export const PHYSICAL_OFFERS = ONE_TIME_OFFERS.filter(({ physical }) => physical);
