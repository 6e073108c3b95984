import { APPLICATION } from '../entities/application.ts';
import { APPOINTMENT } from '../entities/appointment.ts';
import { BLOG_POST } from '../entities/blog-post.ts';
import { COMMUNITY_COMMENT, COMMUNITY_POST } from '../entities/community.ts';
import { CONTACT } from '../entities/contact.ts';
import { COURSE, LESSON, SECTION } from '../entities/course.ts';
import { ENROLLMENT } from '../entities/enrollment.ts';
import { FORM_SUBMISSION } from '../entities/form-submission.ts';
import { OPPORTUNITY } from '../entities/opportunity.ts';
import { ORDER } from '../entities/order.ts';
import { PRODUCT, VARIANT } from '../entities/product.ts';
import { ABANDON, REISSUE } from './abandon.ts';
import type { Action, Creation } from './action.ts';
import { DISCONNECT } from './applications.ts';
import { RESCHEDULE } from './appointments.ts';
import { CANCEL } from './cancel.ts';
import { CHANGE } from './change.ts';
import { COMPLETE, PUBLISH, RESUME, SUSPEND } from './courses.ts';
import { DECLINE } from './decline.ts';
import { DELETE } from './delete.ts';
import { FULFILL, RESTOCK } from './fulfill.ts';
import { IDENTIFY } from './identify.ts';
import { DOWNGRADE, UPGRADE } from './move.ts';
import { CLOSE, MOVE } from './opportunities.ts';
import { PAST_DUE } from './past-due.ts';
import { PAY } from './pay.ts';
import { REFUND } from './refund.ts';
import { RENEW } from './renew.ts';
import { CHURN, PAUSE, REACTIVATE } from './subscription.ts';
import { TAG, UNTAG } from './tags.ts';
import { END_TRIAL } from './trial.ts';
import { VOID } from './void.ts';

/** Every kind of entity that a step can create. */
export const CREATIONS: readonly Creation[] = [
  CONTACT,
  FORM_SUBMISSION,
  PRODUCT,
  VARIANT,
  ORDER,
  COURSE,
  SECTION,
  LESSON,
  ENROLLMENT,
  APPOINTMENT,
  OPPORTUNITY,
  BLOG_POST,
  COMMUNITY_POST,
  COMMUNITY_COMMENT,
  APPLICATION,
];

/** Everything else that a step can do, by topic. */
export const ACTIONS: readonly Action[] = [
  CHANGE,
  DELETE,
  IDENTIFY,
  TAG,
  UNTAG,
  PAY,
  DECLINE,
  PAST_DUE,
  ABANDON,
  REISSUE,
  VOID,
  REFUND,
  FULFILL,
  RESTOCK,
  RENEW,
  END_TRIAL,
  UPGRADE,
  DOWNGRADE,
  PAUSE,
  REACTIVATE,
  CANCEL,
  CHURN,
  PUBLISH,
  SUSPEND,
  RESUME,
  COMPLETE,
  RESCHEDULE,
  MOVE,
  CLOSE,
  DISCONNECT,
];
