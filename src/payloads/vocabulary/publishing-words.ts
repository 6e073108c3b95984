/** Blog posts: a title, what the list shows of them and what search engines are told. */
export const BLOG_POSTS = [
  {
    title: 'Why Your Checkout Needs Fewer Fields',
    excerpt: 'Every field you ask for costs you a buyer. Start by removing the phone number.',
    category: 'Conversion',
  },
  {
    title: 'What We Learned From 40 Workshop Calls',
    excerpt: 'People do not ask about features. They ask whether it will work for them.',
    category: 'Research',
  },
  {
    title: 'A Launch Calendar for People With Jobs',
    excerpt: 'Two evenings a week are enough if the mails are written beforehand.',
    category: 'Launches',
  },
  {
    title: 'How to Name a Membership',
    excerpt: 'Say what members become, not what they get.',
    category: 'Memberships',
  },
  {
    title: 'Shipping Small Goods Without Losing Money',
    excerpt: 'Weigh the box first, then decide on the price.',
    category: 'Shop',
  },
] as const;
/** Topics of a community. */
export const TOPIC_NAMES = ['Introductions', 'Wins of the week', 'Ask for feedback', 'Tools and setup'];
/** Community groups. */
export const COMMUNITY_NAMES = ['Makers Circle', 'Workshop Alumni', 'Founding Members'];
/** Posts in a community, with answers to each. */
export const COMMUNITY_POSTS = [
  {
    title: 'My first ten sales',
    body: 'I opened the doors on Monday and ten people joined. Ask me anything about the mails.',
    comments: ['Congratulations, that is a great start!', 'Which of the mails sold most?'],
  },
  {
    title: 'Feedback on my sales page?',
    body: 'I rewrote the headline three times. Which of the two versions would make you read on?',
    comments: [
      'The second version. The first one talks about you, not about me.',
      'I would put the price higher up.',
    ],
  },
  {
    title: 'How do you handle refunds?',
    body: 'Somebody asked for their money back after the second lesson. What is your policy?',
    comments: ['We give it back without questions for 30 days.', 'I ask what was missing, and then refund.'],
  },
  {
    title: 'Recording in a noisy flat',
    body: 'A blanket over the door and a late hour made all the difference for me.',
    comments: ['Thank you, I will try that tonight.', 'A wardrobe full of coats works too.'],
  },
];
/** What an appointment is called. */
export const APPOINTMENT_NAMES = [
  'Strategy Call, 30 Minutes',
  'Onboarding Session',
  'Funnel Review',
  'Discovery Call',
  'Office Hour',
];
/** What the guest writes when booking. */
export const APPOINTMENT_COMMENTS = [
  'I would like to talk about my pricing page.',
  'Could we record the call?',
  'My partner joins for the first ten minutes.',
  'Please have a look at my checkout beforehand.',
];
/** Deals. */
export const OPPORTUNITY_NAMES = [
  'Retainer for six months',
  'Team license, 12 seats',
  'Done-for-you funnel',
  'Speaking engagement in autumn',
  'Workshop for the sales team',
];
/** Notes on a deal. */
export const OPPORTUNITY_NOTES = [
  'Wants a proposal by Friday.',
  'Decides together with the finance lead.',
  'Asked for two references.',
  'Call went well; budget is approved.',
];
/** Sales pipelines. */
export const PIPELINE_NAMES = ['Coaching Clients', 'Agency Deals', 'Corporate Workshops'];
/** Stages of a pipeline before the decision. */
export const OPEN_STAGE_NAMES = ['New lead', 'Call booked', 'Proposal sent', 'Negotiation'];
/** Stages that end a deal. */
export const CLOSED_STAGE_NAMES = ['Won', 'Lost'];
