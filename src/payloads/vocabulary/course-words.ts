/** A course with its sections and their lessons. */
export interface Syllabus {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly {
    readonly title: string;
    readonly description: string;
    readonly lessons: readonly { readonly title: string; readonly body: string }[];
  }[];
}

/** Courses of the workspace. */
export const SYLLABI: readonly Syllabus[] = [
  {
    title: 'Course Creator Accelerator',
    description: 'Plan, record and sell your first course in ten weeks, with a check-in every Friday.',
    sections: [
      {
        title: 'Find the promise',
        description: 'Decide what your students will be able to do at the end.',
        lessons: [
          {
            title: 'The one-sentence promise',
            body: 'Write down what changes for your student, in one sentence. Read it aloud to three people.',
          },
          {
            title: 'Who it is not for',
            body: 'List the people you will turn away. Your sales page becomes clearer with every name.',
          },
        ],
      },
      {
        title: 'Record without a studio',
        description: 'Sound, light and a quiet hour are enough.',
        lessons: [
          {
            title: 'A desk, a window, a microphone',
            body: 'Sit facing the window and keep the microphone a hand away. Record one minute and listen.',
          },
          {
            title: 'Editing in two passes',
            body: 'Cut the mistakes first, then the pauses. Leave the breath in.',
          },
        ],
      },
      {
        title: 'Open the doors',
        description: 'A launch calendar that fits next to a job.',
        lessons: [
          {
            title: 'Seven days, seven mails',
            body: 'Each mail answers one doubt. The last one says when the doors close.',
          },
        ],
      },
    ],
  },
  {
    title: 'Bread in a Weekend',
    description: 'Two days, one starter and three loaves: sourdough for people who have failed before.',
    sections: [
      {
        title: 'Saturday: the starter',
        description: 'Wake it up and learn how it smells when it is ready.',
        lessons: [
          {
            title: 'Feeding schedule',
            body: 'Feed at eight and at two. When it doubles in four hours, it is strong enough.',
          },
          {
            title: 'Reading the dough',
            body: 'Press with a wet finger. A slow spring back means it is time to shape.',
          },
        ],
      },
      {
        title: 'Sunday: the oven',
        description: 'Steam, scoring and patience.',
        lessons: [
          {
            title: 'Scoring with confidence',
            body: 'One long cut, held flat, a little deeper than feels right.',
          },
        ],
      },
    ],
  },
  {
    title: 'Books for Freelancers',
    description: 'Invoices, reserves and taxes in an hour a week, without a bookkeeper.',
    sections: [
      {
        title: 'Set up once',
        description: 'Accounts and folders that stay tidy by themselves.',
        lessons: [
          {
            title: 'Two accounts, one rule',
            body: 'Income arrives in the first account. A third of it moves to the second the same day.',
          },
        ],
      },
      {
        title: 'The weekly hour',
        description: 'What to do every Friday and what to leave alone.',
        lessons: [
          {
            title: 'Chasing an invoice kindly',
            body: 'Send the reminder on the second day, not the twentieth. Attach the invoice again.',
          },
        ],
      },
    ],
  },
  {
    title: 'Run Your First 10K',
    description: 'Three runs a week for nine weeks, for people who stop at the second lamp post.',
    sections: [
      {
        title: 'Weeks 1 to 3: slow enough',
        description: 'Learn to run at a pace at which you can talk.',
        lessons: [
          {
            title: 'The talking test',
            body: 'Say your address aloud while running. If you gasp, walk for a minute.',
          },
          {
            title: 'Shoes and shins',
            body: 'Change shoes before you change the distance. Rest when a shin hurts to touch.',
          },
        ],
      },
      {
        title: 'Weeks 4 to 9: far enough',
        description: 'One longer run every Sunday, and how to recover from it.',
        lessons: [
          { title: 'The Sunday run', body: 'Add ten minutes a week, and take every fourth week off.' },
          {
            title: 'Race morning',
            body: 'Eat what you always eat. Start at the back and pass people kindly.',
          },
        ],
      },
    ],
  },
  {
    title: 'Loose Watercolor Portraits',
    description: 'Faces in an hour with five colors and one brush, without drawing every eyelash.',
    sections: [
      {
        title: 'Seeing shapes',
        description: 'Find the three big shadows before the pencil touches the paper.',
        lessons: [
          {
            title: 'Squint first',
            body: 'Close your eyes almost fully. What is still dark belongs to the first wash.',
          },
          {
            title: 'One line for the jaw',
            body: 'Draw it from ear to ear without lifting the pencil, then leave it alone.',
          },
        ],
      },
      {
        title: 'Letting water work',
        description: 'When to wait, when to tilt and when to stop.',
        lessons: [
          {
            title: 'Edges that disappear',
            body: 'Touch the edge with clean water while the paint still shines.',
          },
        ],
      },
    ],
  },
];

/** Why an enrollment is on hold. */
export const SUSPENSION_REASONS = [
  'Payment is overdue',
  'Refund in progress',
  'Shared the login with others',
  'Paused at the student’s request',
];
