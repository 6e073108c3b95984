import type { Random } from '../../random/random.ts';
import {
  APPOINTMENT_COMMENTS,
  APPOINTMENT_NAMES,
  BLOG_POSTS,
  COMMUNITY_NAMES,
  COMMUNITY_POSTS,
  OPEN_STAGE_NAMES,
  OPPORTUNITY_NAMES,
  OPPORTUNITY_NOTES,
  PIPELINE_NAMES,
  TOPIC_NAMES,
} from './publishing-words.ts';

/** What is published, discussed, booked and negotiated. */
export const PUBLISHING_VOCABULARY = {
  blogTitle: (random: Random) => random.pick(BLOG_POSTS).title,
  blogExcerpt: (random: Random) => random.pick(BLOG_POSTS).excerpt,
  categoryName: (random: Random) => random.pick(BLOG_POSTS).category,
  postTitle: (random: Random) => random.pick(COMMUNITY_POSTS).title,
  postBody: (random: Random) => random.pick(COMMUNITY_POSTS).body,
  commentBody: (random: Random) => random.pick(random.pick(COMMUNITY_POSTS).comments),
  topicName: (random: Random) => random.pick(TOPIC_NAMES),
  communityName: (random: Random) => random.pick(COMMUNITY_NAMES),
  appointmentName: (random: Random) => random.pick(APPOINTMENT_NAMES),
  appointmentComment: (random: Random) => random.pick(APPOINTMENT_COMMENTS),
  opportunityName: (random: Random) => random.pick(OPPORTUNITY_NAMES),
  opportunityNote: (random: Random) => random.pick(OPPORTUNITY_NOTES),
  pipelineName: (random: Random) => random.pick(PIPELINE_NAMES),
  stageName: (random: Random) => random.pick(OPEN_STAGE_NAMES),
} as const;
