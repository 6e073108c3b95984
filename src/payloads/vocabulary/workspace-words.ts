/** Names of the businesses that own a workspace. */
export const WORKSPACE_NAMES = [
  'Bright Harbor Coaching',
  'Slow Kitchen Academy',
  'North Fork Fitness',
  'Paper Lantern Studio',
  'Steady Launch',
  'Garden Shed Makers',
  'The Calm Ledger',
  'Open Gate Language School',
  'Second Wind Running',
  'Honest Brush Art',
];
/** Pages on which visitors leave their address. */
export const SIGN_UP_PAGE_NAMES = [
  'Free Guide Opt-in',
  'Webinar Registration',
  'Workshop Sign-up',
  'Quiz Start',
  'Book a Call',
];
/** Pages on which visitors buy. */
export const CHECKOUT_PAGE_NAMES = [
  'Order Form',
  'Checkout',
  'Membership Checkout',
  'Two-Step Order',
  'Workshop Checkout',
];
/** Funnels. */
export const FUNNEL_NAMES = [
  'Spring Launch',
  'Evergreen Webinar',
  'Starter Kit Offer',
  'Membership Doors Open',
  'Free Guide to First Sale',
  'Five-Day Challenge',
  'Book a Call',
  'Black Friday Bundle',
];
/** Groups of contacts. */
export const GROUP_NAMES = ['Customers', 'Newsletter Readers', 'Workshop Guests', 'Members', 'Leads'];
/** Segments of contacts. */
export const SEGMENT_NAMES = [
  'Bought in the last 30 days',
  'Opened three mails',
  'Members without a login',
  'Cart left behind',
  'High spenders',
  'First-time buyers',
];
/** Tags on contacts. */
export const TAG_NAMES = [
  'Webinar attendee',
  'VIP',
  'Quiz finished',
  'Interested in coaching',
  'Refund requested',
  'Newsletter',
  'Founding member',
  'Came from a podcast',
  'Book buyer',
  'Do not call',
];
/** Tag colors. */
export const TAG_COLORS = ['#2f7d5b', '#c2572b', '#3b62a8', '#8a4fae', '#d09a17', '#5c6670'];
/** What a contact may be asked, with answers: custom attributes. */
export const CUSTOM_ATTRIBUTES = [
  ['main_goal', ['Sell a first course', 'Grow the mailing list', 'Leave the day job']],
  ['experience', ['Just starting', 'Two years', 'More than five years']],
  ['heard_from', ['Podcast', 'A friend', 'Search', 'Conference']],
  ['shirt_size', ['S', 'M', 'L', 'XL']],
] as const;
/** Connected applications. */
export const APPLICATION_NAMES = [
  'Ledger Sync',
  'Shipping Desk',
  'Mail Bridge',
  'Course Analytics',
  'Support Inbox',
];
/** Staff who type orders in by hand. */
export const STAFF_NAMES = ['Dana Whitfield', 'Luis Arroyo', 'Mei Calder', 'Tom Birch'];
