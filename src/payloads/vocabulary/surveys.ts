/** One question of a survey. */
export interface SurveyQuestion {
  /** The custom attribute that keeps the answer. */
  readonly key: string;
  /** How many of the options may be chosen; `text` where the visitor types the answer. */
  readonly takes: 'one' | 'several' | 'text';
  /** The options, or sample answers to a question that takes text. */
  readonly options: readonly string[];
}

/** A survey: the questions of each screen. The last screen also asks for name and address. */
export interface Survey {
  readonly name: string;
  readonly screens: readonly (readonly SurveyQuestion[])[];
}

/** Surveys of a workspace. */
export const SURVEYS: readonly Survey[] = [
  {
    name: 'coaching-application',
    screens: [
      [
        {
          key: 'main_goal',
          takes: 'one',
          options: ['Sell a first course', 'Grow the mailing list', 'Leave the day job', 'Hire a team'],
        },
      ],
      [
        {
          key: 'channels',
          takes: 'several',
          options: ['Podcast', 'YouTube', 'Newsletter', 'Paid ads', 'Word of mouth'],
        },
        { key: 'monthly_revenue', takes: 'one', options: ['Under $1k', '$1k-$5k', '$5k-$20k', 'Over $20k'] },
      ],
      [
        {
          key: 'biggest_obstacle',
          takes: 'text',
          options: [
            'I never know what to write about.',
            'Plenty of traffic, hardly any sales.',
            'Time. I have two kids and a full-time job.',
          ],
        },
      ],
      [{ key: 'ready_to_start', takes: 'one', options: ['This week', 'This month', 'Just looking'] }],
    ],
  },
  {
    name: 'product-quiz',
    screens: [
      [{ key: 'experience', takes: 'one', options: ['Beginner', 'Some practice', 'Advanced'] }],
      [
        {
          key: 'interests',
          takes: 'several',
          options: ['Workshops', 'Books', 'Private lessons', 'Community'],
        },
      ],
      [{ key: 'budget', takes: 'one', options: ['Up to $50', '$50-$200', 'More than $200'] }],
    ],
  },
];
