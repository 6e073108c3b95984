// Generated from schemas/ by .build/generate-payload-types.mjs. Do not edit; run `npm run generate`.

/**
 * The affiliate who is credited with an order.
 */
export interface Affiliate {
  /**
   * Full name of the affiliate.
   */
  name: string;
  /**
   * Email address of the affiliate.
   */
  email: string | null;
}

/**
 * An appointment that was booked.
 */
export interface AppointmentsScheduledEvent {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id?: number;
  /**
   * When the appointment begins, in UTC.
   */
  start_on?: string;
  /**
   * When the appointment ends, in UTC.
   */
  end_on?: string | null;
  /**
   * State of the booking: `scheduled` was seen; `canceled` is assumed for a booking that was canceled. Other values are not known.
   */
  status?: string | null;
  /**
   * How many people may attend.
   */
  max_invitees?: number | null;
  /**
   * The order that paid for the appointment. Only null was ever seen.
   */
  order_id?: string | null;
  /**
   * What the invitee wrote when booking.
   */
  comments?: string | null;
  /**
   * Time zone of the invitee as an IANA name, unlike `time_zone` of a contact.
   */
  tzid?: string | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * The kind of appointment that was booked; has nothing to do with the type of the webhook event.
   */
  event_type?: {
    /**
     * Name of the kind of appointment.
     */
    name?: string | null;
  } | null;
  /**
   * The person who booked; the email address of an appointment lies here.
   */
  primary_contact?: ContactAuthor | null;
}

/**
 * A post on a blog.
 */
export interface BlogsPost {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string;
  /**
   * The blog that the post belongs to. Missing in bodies of early 2025.
   */
  blog_id?: number;
  /**
   * Headline of the post.
   */
  title: string;
  /**
   * When the post went or will go public; null for a draft.
   */
  published_at: string | null;
  /**
   * Path of the post on its site. Missing in bodies of early 2025.
   */
  current_path?: string;
  /**
   * Full address of the post.
   */
  url: string;
  /**
   * Who may read it: `draft` no one yet, `scheduled` no one until `published_at`, `public` everyone, `members_only` members alone.
   */
  visibility: 'draft' | 'public' | 'members_only' | 'scheduled';
  /**
   * Teaser text.
   */
  excerpt_content: string | null;
  /**
   * Title for search engines.
   */
  seo_title: string | null;
  /**
   * Summary for search engines.
   */
  seo_description: string | null;
  /**
   * The picture of the post. Missing in bodies of early 2025.
   */
  image_id?: number | null;
  /**
   * Address of the picture of the post.
   */
  image_url: string | null;
  /**
   * Categories that the post is filed under.
   *
   * Items: One category.
   */
  categories: {
    /**
     * Name of the category.
     */
    name: string;
  }[];
  /**
   * Tags of the post; not those of contacts.
   *
   * Items: One tag.
   */
  tags: {
    /**
     * Name of the tag.
     */
    name: string;
  }[];
  /**
   * Who wrote the post.
   *
   * Items: One author.
   */
  authors: {
    /**
     * First name of the author.
     */
    first_name: string;
    /**
     * Last name of the author.
     */
    last_name: string;
    /**
     * Email address of the author.
     */
    email_address: string;
  }[];
  /**
   * When the post was made. One genuine body gives an offset such as `+01:00` in place of `Z`.
   */
  created_at: string;
  /**
   * When the post was last changed. One genuine body gives an offset such as `+01:00` in place of `Z`.
   */
  updated_at: string;
}

/**
 * A member's post in a community.
 */
export interface CommunitiesPost {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * The member who wrote the post.
   */
  contact_id: number | null;
  /**
   * Headline of the post.
   */
  title: string | null;
  /**
   * Text of the post without its formatting.
   */
  body: string | null;
  /**
   * Address of the post.
   */
  url: string | null;
  /**
   * The member who wrote the post. Known from the REST API only; older webhook bodies lack it.
   */
  contact?: ContactAuthor | null;
  /**
   * The community group that the post was written in.
   */
  group: {
    /**
     * Database id of the group.
     */
    id: number;
    /**
     * Public id of the group.
     */
    public_id: string | null;
    /**
     * Name of the group.
     */
    name: string | null;
  };
  /**
   * The topic within the group.
   */
  topic: {
    /**
     * Database id of the topic.
     */
    id: number;
    /**
     * Public id of the topic.
     */
    public_id: string | null;
    /**
     * Name of the topic.
     */
    name: string | null;
  };
  /**
   * When the record came into being.
   */
  created_at: string | null;
  /**
   * When the record was last changed.
   */
  updated_at: string | null;
}

/**
 * A member's comment on a post in a community.
 */
export interface CommunitiesPostsComment {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * The member who wrote the comment.
   */
  contact_id: number | null;
  /**
   * Text of the comment without its formatting.
   */
  body: string | null;
  /**
   * Address of the comment.
   */
  url: string | null;
  /**
   * The member who wrote the comment. Known from the REST API only.
   */
  contact?: ContactAuthor | null;
  /**
   * The community group of the post.
   */
  group: {
    /**
     * Database id of the group.
     */
    id: number;
    /**
     * Public id of the group.
     */
    public_id: string | null;
    /**
     * Name of the group.
     */
    name: string | null;
  };
  /**
   * The post that is commented on.
   */
  post: {
    /**
     * Database id of the post.
     */
    id: number;
    /**
     * Public id of the post.
     */
    public_id: string | null;
    /**
     * Headline of the post.
     */
    title: string | null;
    /**
     * Address of the post.
     */
    url: string | null;
  };
  /**
   * When the record came into being.
   */
  created_at: string | null;
  /**
   * When the record was last changed.
   */
  updated_at: string | null;
}

/**
 * The few details of a contact that a booking, a post or a comment carries.
 */
export interface ContactAuthor {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string;
  /**
   * Email address; null where it is not known.
   */
  email_address?: string | null;
  /**
   * First name.
   */
  first_name?: string | null;
  /**
   * Last name.
   */
  last_name?: string | null;
  /**
   * Phone number as it was typed in.
   */
  phone_number?: string | null;
}

/**
 * A group that the contact of an order is in.
 */
export interface ContactGroup {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * Name of the group.
   */
  name: string;
}

/**
 * The few details of a contact that tags and enrollments carry.
 */
export interface ContactShort {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string;
  /**
   * Email address.
   */
  email_address?: string;
  /**
   * First name.
   */
  first_name?: string | null;
  /**
   * Last name.
   */
  last_name?: string | null;
  /**
   * Phone number as it was typed in.
   */
  phone_number?: string | null;
}

/**
 * A tag that a contact wears.
 */
export interface ContactTag {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * Name of the tag.
   */
  name: string;
  /**
   * Color of the tag in ClickFunnels' own pages.
   */
  color: string;
  /**
   * When the contact received the tag.
   */
  applied_at?: string | null;
}

/**
 * A person known to a workspace, or a visitor who has not said who they are.
 */
export interface Contact {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * A number, not a boolean: 0 for a contact who is identified. What else may appear is not documented.
   */
  anonymous?: number | null;
  /**
   * Email address; null for anonymous contacts and for those known by phone alone.
   */
  email_address?: string | null;
  /**
   * First name.
   */
  first_name?: string | null;
  /**
   * Last name.
   */
  last_name?: string | null;
  /**
   * Phone number as it was typed in; usually with country code.
   */
  phone_number?: string | null;
  /**
   * Time zone as Rails calls it, such as `Pacific Time (US & Canada)`; IANA names never appear here.
   */
  time_zone?: string | null;
  /**
   * A second id, either a dashed UUID or 32 hex digits.
   */
  uuid: string;
  /**
   * When the contact unsubscribed from email; null while subscribed.
   */
  unsubscribed_at?: string | null;
  /**
   * When the last notification was emailed.
   */
  last_notification_email_sent_at?: string | null;
  /**
   * Why no email is sent to this contact; null where nothing stands against it. The values are not documented.
   */
  email_suppression_reason?: string | null;
  /**
   * Whether the contact counts as active.
   */
  is_active?: boolean;
  /**
   * Facebook profile.
   */
  fb_url?: string | null;
  /**
   * Twitter (X) profile.
   */
  twitter_url?: string | null;
  /**
   * Instagram profile.
   */
  instagram_url?: string | null;
  /**
   * LinkedIn profile.
   */
  linkedin_url?: string | null;
  /**
   * Web site of the contact.
   */
  website_url?: string | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Tags that the contact wears; null has been seen as well as an empty list.
   */
  tags?: ContactTag[] | null;
  /**
   * Fields of the workspace's own making: names and texts. An empty object where there are none.
   */
  custom_attributes?: {
    /**
     * Text of one custom field.
     */
    [k: string]: string;
  };
  /**
   * The visits that show where the contact came from. In newer bodies only.
   */
  visits?: {
    /**
     * The first visit to a page of the workspace.
     */
    first_visit?: Visit | null;
    /**
     * The latest visit; null when it is the first one.
     */
    last_visit?: Visit | null;
    /**
     * The latest visit that carried campaign parameters.
     */
    last_visit_with_utm?: Visit | null;
  };
  /**
   * @deprecated
   * Was documented until 2025 and is gone; never generated.
   */
  avatar_image?: {} | null;
}

/**
 * The fact that a contact wears a tag.
 */
export interface ContactsAppliedTag {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The contact who wears the tag.
   */
  contact_id: number;
  /**
   * The tag; look here for its id, because `tag` has none.
   */
  tag_id: number;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * The tag itself.
   */
  tag: {
    /**
     * Public id of the tag.
     */
    public_id?: string | null;
    /**
     * Name of the tag.
     */
    name: string;
    /**
     * Color of the tag in ClickFunnels' own pages.
     */
    color: string;
  };
  /**
   * The contact in short form. In newer bodies only.
   */
  contact?: ContactShort;
}

/**
 * A course that contacts can enroll in.
 */
export interface Course {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * Name of the course.
   */
  title: string;
  /**
   * When the course was published; null for a draft.
   */
  published_at?: string | null;
  /**
   * The section that holds all others. Only null was ever seen.
   */
  root_section_id?: string | number | null;
  /**
   * What the course is about.
   */
  description: string;
  /**
   * Path of the course on its site.
   */
  current_path?: string | null;
  /**
   * Identifies copies of a shared course.
   */
  sharing_fingerprint?: string | null;
  /**
   * Whether the course is listed in the community.
   */
  show_in_community?: boolean | null;
  /**
   * Whether people who are not enrolled can see the course.
   */
  show_to_non_members?: boolean | null;
  /**
   * Where to send people who need a better plan.
   */
  upgrade_url?: string | null;
  /**
   * Whether visitors are led to the whole course at once.
   */
  redirect_to_full_course?: boolean | null;
  /**
   * Where to send people who may not enter.
   */
  unauthorized_redirect_url?: string | null;
  /**
   * Whether students may comment.
   */
  comments_enabled?: boolean | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Address of the picture of the course.
   */
  image_url?: string | null;
}

/**
 * The right of a contact to enter a course. It does not show progress or completion.
 */
export interface CoursesEnrollment {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The student.
   */
  contact_id: number;
  /**
   * The course.
   */
  course_id: number;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * True while access is taken away.
   */
  suspended?: boolean | null;
  /**
   * Why access was taken away; null while it is not.
   */
  suspension_reason?: string | null;
  /**
   * Path of the enrollment on its site.
   */
  current_path?: string | null;
  /**
   * Class name of what granted access. `Membership` was seen.
   */
  origination_source_type?: string | null;
  /**
   * Id of what granted access, among records of that class.
   */
  origination_source_id: number;
  /**
   * The student in short form. In newer bodies only.
   */
  contact?: ContactShort;
}

/**
 * A lesson of a course.
 */
export interface CoursesLesson {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * Name of the lesson.
   */
  title: string;
  /**
   * Content of the lesson.
   */
  body?: string | null;
  /**
   * The section that the lesson belongs to.
   */
  section_id?: number | null;
  /**
   * When the lesson was published; null for a draft.
   */
  published_at?: string | null;
  /**
   * Path of the lesson on its site.
   */
  current_path?: string | null;
  /**
   * Place among its siblings, from 0.
   */
  sort_order?: number | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
}

/**
 * A section (module) of a course.
 */
export interface CoursesSection {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The course that the section belongs to.
   */
  course_id: number;
  /**
   * Name of the section.
   */
  title: string;
  /**
   * When the section was published; null for a draft.
   */
  published_at?: string | null;
  /**
   * What the section is about.
   */
  description?: string | null;
  /**
   * Days after enrolling until the section opens.
   */
  days_till_drip_access?: number | null;
  /**
   * The section that must be finished first. Only null was ever seen.
   */
  blocker_section_id?: string | number | null;
  /**
   * The lesson that must be finished first. Only null was ever seen.
   */
  blocker_lesson_id: string | number | null;
  /**
   * Path of the section on its site.
   */
  current_path?: string | null;
  /**
   * Whether people who are not enrolled cannot see the section.
   */
  is_hidden_from_non_members?: boolean | null;
  /**
   * Where to send people who need a better plan.
   */
  upgrade_url?: string | null;
  /**
   * The section that this one lies in. Only null was ever seen.
   */
  parent_id?: string | number | null;
  /**
   * Place among its siblings, from 0.
   */
  sort_order?: number | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
}

/**
 * The body of a V2 delivery with the keys that the how-to page lists. Keys may be added at any time.
 */
export interface DocumentedEnvelope {
  /**
   * The subject as the REST API shows it, at the moment of the event.
   */
  data: {};
  /**
   * Id of the event, a dashed UUID. The same on every attempt, so it identifies duplicates.
   */
  event_id: string;
  /**
   * Name of the event type, such as `contact.created`. Any name may come: workspaces can have events of their own.
   */
  event_type: string;
  /**
   * Database id of the subject; in V2 the `id` inside `data`.
   */
  subject_id: number;
  /**
   * Class name of the subject, such as `Orders::Invoice`.
   */
  subject_type: string;
  /**
   * When the event happened.
   */
  created_at: string;
  /**
   * The page that triggered the event; null where none did. Missing in bodies of 2024.
   */
  page_id?: number | null;
  /**
   * The funnel of that page; null where there is none. Missing in bodies of 2024.
   */
  funnel_id?: number | null;
}

/**
 * The body of a V2 delivery with the keys that were seen in bodies published in 2025.
 */
export interface ObservedEnvelope {
  /**
   * The subject as the REST API shows it, at the moment of the event.
   */
  data: {};
  /**
   * The page that triggered the event; null where none did.
   */
  page: PageReference | null;
  /**
   * The funnel of that page; null where there is none.
   */
  funnel: FunnelReference | null;
  /**
   * Id of the event, a dashed UUID. The same on every attempt, so it identifies duplicates.
   */
  event_id: string;
  /**
   * When the event happened; one published body gives an offset in place of `Z`.
   */
  created_at: string;
  /**
   * Name of the event type, such as `contact.created`. Any name may come: workspaces can have events of their own.
   */
  event_type: string;
  /**
   * Database id of the subject; in V2 the `id` inside `data`.
   */
  subject_id: number;
  /**
   * Version of the webhook format, a number.
   */
  api_version: 2;
  /**
   * Class name of the subject, such as `Orders::Invoice`.
   */
  subject_type: string;
  /**
   * The workspace that the event belongs to.
   */
  workspace_id: number;
}

/**
 * The fields of a form as the browser sent them; any further fields may be nested inside. The email address is mostly at `contact.email`, in some forms at `email`.
 */
export interface FormParameters {
  /**
   * What the visitor did. `submit` was seen.
   */
  action?: string;
  /**
   * What the visitor said about themselves.
   */
  contact?: {
    /**
     * Email address that was typed in.
     */
    email?: string;
    /**
     * Affiliate parameter of the page, if any.
     */
    aff_sub?: string;
    [k: string]: unknown;
  };
  /**
   * Part of ClickFunnels that received the form.
   */
  controller?: string;
  /**
   * Where the visitor was sent afterwards.
   */
  redirect_to?: string;
  [k: string]: unknown;
}

/**
 * What a visitor sent with a form. In `data` of the event, so that the fields lie at `data.data`.
 */
export interface FormSubmission {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The contact who sent the form.
   */
  contact_id?: number | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * The page that the form is on.
   */
  page_id?: number | null;
  /**
   * When the form was sent. Published examples show null; genuine ones a time.
   */
  created_at?: string | null;
  /**
   * When the record was last changed. Published examples show null; genuine ones a time.
   */
  updated_at?: string | null;
  /**
   * The parameters of the form as the browser sent them.
   */
  data?: FormParameters;
}

/**
 * A shipment or another way of handing over paid items.
 */
export interface Fulfillment {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * The contact who receives the items.
   */
  contact_id: number;
  /**
   * `fulfilled` from the start, `cancelled` (two l) once canceled; `restocked` is listed, but belongs to restocks.
   */
  status: 'fulfilled' | 'cancelled' | 'restocked';
  /**
   * Where to follow the parcel.
   */
  tracking_url?: string | null;
  /**
   * Who carries the parcel.
   */
  shipping_provider?: string | null;
  /**
   * Number of the parcel at its carrier.
   */
  tracking_code?: string | null;
  /**
   * The location that the items left from.
   */
  location_id: number;
  /**
   * Counts the fulfillments.
   */
  fulfillment_number?: number | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Which items of which invoice are handed over.
   */
  included_invoices_line_items?: IncludedInvoicesLineItem[] | null;
}

/**
 * A funnel by its ids and name.
 */
export interface FunnelReference {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * Name of the funnel.
   */
  name: string;
}

/**
 * How many of a line item of an invoice a fulfillment or a restock covers.
 */
export interface IncludedInvoicesLineItem {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The fulfillment or restock that this belongs to.
   */
  fulfillment_id: number;
  /**
   * How many pieces.
   */
  quantity: number;
  /**
   * The line item of the invoice.
   */
  invoices_line_item_id: number;
}

/**
 * A purchase: of a one-time order or of a subscription. Email and phone number of the buyer lie in `contact`.
 */
export interface Order {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * Number for people, counted from 1001 and led by a `#` in genuine bodies.
   */
  order_number?: string | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * The buyer.
   */
  contact_id: number;
  /**
   * False for an order placed in test mode. Missing in bodies before 2025.
   */
  live_mode?: boolean | null;
  /**
   * What the order costs in all, as a decimal string.
   */
  total_amount?: string | null;
  /**
   * Currency code; genuine bodies have lower case, examples upper case.
   */
  currency: string;
  /**
   * Id of what the order came through, among records of `origination_channel_type`.
   */
  origination_channel_id: number;
  /**
   * Class name of what the order came through: a funnel, a user who entered it, or an application.
   */
  origination_channel_type?: string | null;
  /**
   * First name of the receiver.
   */
  shipping_address_first_name?: string | null;
  /**
   * Last name of the receiver.
   */
  shipping_address_last_name?: string | null;
  /**
   * Company of the receiver; often an empty string.
   */
  shipping_address_organization_name?: string | null;
  /**
   * Phone number for the carrier.
   */
  shipping_address_phone_number?: string | null;
  /**
   * Street and house number to ship to.
   */
  shipping_address_street_one?: string | null;
  /**
   * Second line of the street to ship to; null or an empty string without one.
   */
  shipping_address_street_two?: string | null;
  /**
   * Town to ship to.
   */
  shipping_address_city?: string | null;
  /**
   * State or province to ship to, mostly as a short code.
   */
  shipping_address_region?: string | null;
  /**
   * Country to ship to, as two letters.
   */
  shipping_address_country?: string | null;
  /**
   * Postal code to ship to.
   */
  shipping_address_postal_code?: string | null;
  /**
   * Street and house number of the payer.
   */
  billing_address_street_one?: string | null;
  /**
   * Second line of the payer's street; null or an empty string without one.
   */
  billing_address_street_two?: string | null;
  /**
   * Town of the payer.
   */
  billing_address_city?: string | null;
  /**
   * State or province of the payer, mostly as a short code.
   */
  billing_address_region?: string | null;
  /**
   * Country of the payer, as two letters.
   */
  billing_address_country?: string | null;
  /**
   * Postal code of the payer.
   */
  billing_address_postal_code?: string | null;
  /**
   * How many renewals have been paid. In newer bodies only.
   */
  recurring_invoices_paid_count?: number;
  /**
   * The page that the order was placed on.
   */
  page_id?: number | null;
  /**
   * Remarks on the order.
   */
  notes?: string | null;
  /**
   * True while a subscription is in its trial.
   */
  in_trial?: boolean | null;
  /**
   * How payment stands. `draft` and `pending`: nothing due yet; `unpaid`, `past-due`, `delinquent`, `failed`: money is missing; `partially-paid` and `paid`; `refund-pending`, `partially-refunded` and `refunded`; `disputed` by the bank; `voided` and `abandoned`: no longer asked for. The last five of the list are known from a client library alone.
   */
  billing_status?:
    | 'pending'
    | 'draft'
    | 'paid'
    | 'unpaid'
    | 'partially-refunded'
    | 'refunded'
    | 'voided'
    | 'disputed'
    | 'past-due'
    | 'abandoned'
    | 'partially-paid'
    | 'failed'
    | 'delinquent'
    | 'refund-pending'
    | null;
  /**
   * Whether the buyer is served. `pending` before the start, `trialing` and `trial-ended` around a trial, `active` while running, `paused` and `suspended` when held, `completed` at the end of a term or for a paid one-time order, `canceled` (one l) and `churned` when given up, `abandoned` or `voided` when it never came about.
   */
  service_status?:
    | 'pending'
    | 'active'
    | 'completed'
    | 'churned'
    | 'canceled'
    | 'suspended'
    | 'paused'
    | 'abandoned'
    | 'voided'
    | 'trialing'
    | 'trial-ended'
    | null;
  /**
   * `one-time-order` or `subscription-order`; the event catalog calls the latter "subscription".
   */
  order_type?: 'one-time-order' | 'subscription-order' | null;
  /**
   * When the next renewal is due; null for one-time orders.
   */
  next_charge_at?: string | null;
  /**
   * Tax within the total, as a decimal string.
   */
  tax_amount?: string | null;
  /**
   * When the trial ends; null without one.
   */
  trial_end_at?: string | null;
  /**
   * How the buyer pays. Only null was ever seen.
   */
  billing_payment_method_id?: string | number | null;
  /**
   * Name of the funnel that the order came from.
   */
  funnel_name?: string | null;
  /**
   * Tags on the order; not those of the contact.
   */
  tag_ids?: number[] | null;
  /**
   * Discounts that were applied.
   */
  discount_ids?: number[] | null;
  /**
   * When the service began.
   */
  activated_at?: string | null;
  /**
   * The share link that the order came through. Only null was ever seen.
   */
  workspace_sharing_id?: string | number | null;
  /**
   * When the order was canceled; null otherwise.
   */
  canceled_at?: string | null;
  /**
   * Who canceled, as free text; `API` for requests.
   */
  canceled_by?: string | null;
  /**
   * Why the order was canceled; the list of reasons differs between payment processors.
   */
  cancel_reason?: string | null;
  /**
   * What the customer said about it.
   */
  cancel_description?: string | null;
  /**
   * When the customer was lost; null otherwise.
   */
  churned_at?: string | null;
  /**
   * End of the time that is paid for. In newer bodies only.
   */
  paid_until?: string | null;
  /**
   * What the order is to install. In newer bodies only; only null was ever seen.
   */
  resource_install_intent?: string | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Id of the order at the payment processor. Missing in older bodies.
   */
  external_id?: string | null;
  /**
   * Who handles the money: Payments AI, Stripe, or something outside ClickFunnels (`external`).
   */
  payment_processor?: 'payments_ai' | 'stripe' | 'external' | null;
  /**
   * Phone number given with the order.
   */
  phone_number?: string | null;
  /**
   * Name of the page that the order was placed on.
   */
  page_name?: string | null;
  /**
   * Name of what the order came through.
   */
  origination_channel_name?: string | null;
  /**
   * Public id of what the order came through. In newer bodies only.
   */
  origination_channel_public_id?: string | null;
  /**
   * The page that the order was placed on.
   */
  order_page?: PageReference | null;
  /**
   * The buyer; the email address of an order lies here.
   */
  contact: Contact;
  /**
   * Groups that the buyer is in.
   */
  contact_groups?: ContactGroup[] | null;
  /**
   * The workspace that sold.
   */
  workspace: Workspace;
  /**
   * Segments that the buyer is in.
   */
  segments?: Segment[] | null;
  /**
   * What was bought.
   */
  line_items?: OrdersLineItem[] | null;
  /**
   * What was bought before an upgrade or a downgrade; null in all other events. The shape is not documented: a line item is assumed, a text has been described.
   */
  previous_line_item?: OrdersLineItem | string | null;
  /**
   * The visits that led to the order. In newer bodies only.
   */
  visits?: {
    /**
     * The visit in which the order was placed; null when it is the first one.
     */
    last_visit?: Visit | null;
    /**
     * The latest visit that carried campaign parameters.
     */
    last_visit_with_utm?: Visit | null;
  };
  /**
   * The affiliate who is credited, if any.
   */
  affiliate?: Affiliate | null;
  /**
   * The referral code that was used, if any.
   */
  referral_code?: ReferralCode | null;
}

/**
 * The order as an invoice carries it: the buyer and the states, without items, currency and workspace.
 */
export interface OrdersInvoiceOrder {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * Number for people, counted from 1001 and led by a `#` in genuine bodies.
   */
  order_number?: string | null;
  /**
   * What the order costs in all, as a decimal string.
   */
  total_amount?: string | null;
  /**
   * Id of what the order came through, among records of `origination_channel_type`.
   */
  origination_channel_id: number;
  /**
   * Class name of what the order came through: a funnel, a user who entered it, or an application.
   */
  origination_channel_type?: string | null;
  /**
   * Remarks on the order.
   */
  notes?: string | null;
  /**
   * False for an order placed in test mode. Missing in bodies before 2025.
   */
  live_mode?: boolean | null;
  /**
   * True while a subscription is in its trial.
   */
  in_trial?: boolean | null;
  /**
   * How payment stands. `draft` and `pending`: nothing due yet; `unpaid`, `past-due`, `delinquent`, `failed`: money is missing; `partially-paid` and `paid`; `refund-pending`, `partially-refunded` and `refunded`; `disputed` by the bank; `voided` and `abandoned`: no longer asked for. The last five of the list are known from a client library alone.
   */
  billing_status?:
    | 'pending'
    | 'draft'
    | 'paid'
    | 'unpaid'
    | 'partially-refunded'
    | 'refunded'
    | 'voided'
    | 'disputed'
    | 'past-due'
    | 'abandoned'
    | 'partially-paid'
    | 'failed'
    | 'delinquent'
    | 'refund-pending'
    | null;
  /**
   * Whether the buyer is served. `pending` before the start, `trialing` and `trial-ended` around a trial, `active` while running, `paused` and `suspended` when held, `completed` at the end of a term or for a paid one-time order, `canceled` (one l) and `churned` when given up, `abandoned` or `voided` when it never came about.
   */
  service_status?:
    | 'pending'
    | 'active'
    | 'completed'
    | 'churned'
    | 'canceled'
    | 'suspended'
    | 'paused'
    | 'abandoned'
    | 'voided'
    | 'trialing'
    | 'trial-ended'
    | null;
  /**
   * `one-time-order` or `subscription-order`; the event catalog calls the latter "subscription".
   */
  order_type?: 'one-time-order' | 'subscription-order' | null;
  /**
   * When the next renewal is due; null for one-time orders.
   */
  next_charge_at?: string | null;
  /**
   * When the trial ends; null without one.
   */
  trial_end_at?: string | null;
  /**
   * Tags on the order; not those of the contact.
   */
  tag_ids?: number[] | null;
  /**
   * When the service began.
   */
  activated_at?: string | null;
  /**
   * When the order was canceled; null otherwise.
   */
  canceled_at?: string | null;
  /**
   * Who canceled, as free text; `API` for requests.
   */
  canceled_by?: string | null;
  /**
   * Why the order was canceled; the list of reasons differs between payment processors.
   */
  cancel_reason?: string | null;
  /**
   * What the customer said about it.
   */
  cancel_description?: string | null;
  /**
   * When the customer was lost; null otherwise.
   */
  churned_at?: string | null;
  /**
   * First name of the receiver.
   */
  shipping_address_first_name?: string | null;
  /**
   * Last name of the receiver.
   */
  shipping_address_last_name?: string | null;
  /**
   * Company of the receiver; often an empty string.
   */
  shipping_address_organization_name?: string | null;
  /**
   * Phone number for the carrier.
   */
  shipping_address_phone_number?: string | null;
  /**
   * Street and house number to ship to.
   */
  shipping_address_street_one?: string | null;
  /**
   * Second line of the street to ship to; null or an empty string without one.
   */
  shipping_address_street_two?: string | null;
  /**
   * Town to ship to.
   */
  shipping_address_city?: string | null;
  /**
   * State or province to ship to, mostly as a short code.
   */
  shipping_address_region?: string | null;
  /**
   * Country to ship to, as two letters.
   */
  shipping_address_country?: string | null;
  /**
   * Postal code to ship to.
   */
  shipping_address_postal_code?: string | null;
  /**
   * Street and house number of the payer.
   */
  billing_address_street_one?: string | null;
  /**
   * Second line of the payer's street; null or an empty string without one.
   */
  billing_address_street_two?: string | null;
  /**
   * Town of the payer.
   */
  billing_address_city?: string | null;
  /**
   * State or province of the payer, mostly as a short code.
   */
  billing_address_region?: string | null;
  /**
   * Country of the payer, as two letters.
   */
  billing_address_country?: string | null;
  /**
   * Postal code of the payer.
   */
  billing_address_postal_code?: string | null;
  /**
   * How many renewals have been paid. In newer bodies only.
   */
  recurring_invoices_paid_count?: number;
  /**
   * Name of what the order came through.
   */
  origination_channel_name?: string | null;
  /**
   * Public id of what the order came through. In newer bodies only.
   */
  origination_channel_public_id?: string | null;
  /**
   * The buyer; the email address of an order lies here.
   */
  contact: Contact;
  /**
   * The affiliate who is credited, if any.
   */
  affiliate?: Affiliate | null;
  /**
   * The referral code that was used, if any.
   */
  referral_code?: ReferralCode | null;
  /**
   * The page that the order was placed on.
   */
  order_page?: PageReference | null;
}

/**
 * A bill for an order or for one period of a subscription. The email address lies at `order.contact.email_address`.
 */
export interface OrdersInvoice {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The order that is billed.
   */
  order_id: number;
  /**
   * `draft` not issued yet, `unpaid` issued, `past-due` unpaid for more than a day, `partially-paid`, `paid`, `abandoned` given up after the grace period, `partially-refunded`, `refunded`, `voided` declared void, `disputed` by the bank.
   */
  status:
    | 'draft'
    | 'unpaid'
    | 'paid'
    | 'partially-paid'
    | 'past-due'
    | 'abandoned'
    | 'refunded'
    | 'partially-refunded'
    | 'voided'
    | 'disputed';
  /**
   * What is still to be paid, as a decimal string; "0.00" once paid.
   */
  due_amount?: string | null;
  /**
   * What the invoice comes to, as a decimal string.
   */
  total_amount?: string | null;
  /**
   * Sum of the items before tax, shipping and discount.
   */
  subtotal_amount?: string | null;
  /**
   * Tax within the total, on what is left after the discount (assumed).
   */
  tax_amount?: string | null;
  /**
   * Shipping within the total.
   */
  shipping_amount?: string | null;
  /**
   * Discount that was taken off.
   */
  discount_amount?: string | null;
  /**
   * Currency code; upper case in the one genuine body, unlike that of an order.
   */
  currency?: string | null;
  /**
   * When the invoice was made out.
   */
  issued_at?: string | null;
  /**
   * By when it is to be paid.
   */
  due_at?: string | null;
  /**
   * When it was paid; null until then.
   */
  paid_at?: string | null;
  /**
   * `initial` and `renewal` of a subscription, `interim` for a change between them, `cancellation`, `one_time` and `one_time_sale` for one-time orders, `refund`, `charge`.
   */
  invoice_type?:
    | 'initial'
    | 'renewal'
    | 'interim'
    | 'cancellation'
    | 'one_time'
    | 'refund'
    | 'charge'
    | 'one_time_sale'
    | null;
  /**
   * Number for people; a string of digits. Missing in bodies of 2024.
   */
  invoice_number: string;
  /**
   * How far the items are handed over: `not_applicable`, `unfulfilled`, `partial`, `complete`. Line items use other words.
   */
  fulfillment_status?: 'not_applicable' | 'unfulfilled' | 'partial' | 'complete' | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Id of the invoice at the payment processor.
   */
  external_id: string | null;
  /**
   * Who handles the money: Payments AI, Stripe, or something outside ClickFunnels (`external`).
   */
  payment_processor?: 'payments_ai' | 'stripe' | 'external' | null;
  /**
   * Whether there is anything to hand over.
   */
  eligible_for_fulfillment?: boolean | null;
  /**
   * What is billed.
   */
  line_items?: OrdersInvoicesLineItem[] | null;
  /**
   * The order that is billed, in a reduced form; the buyer lies inside.
   */
  order: OrdersInvoiceOrder;
  /**
   * The visits that led to the invoice. In newer bodies only.
   */
  visits?: {
    /**
     * The first visit; in bodies of 2025.
     */
    first_visit?: Visit | null;
    /**
     * The latest visit; null when it is the first one.
     */
    last_visit?: Visit | null;
    /**
     * The latest visit that carried campaign parameters.
     */
    last_visit_with_utm?: Visit | null;
  };
}

/**
 * One position of an invoice.
 */
export interface OrdersInvoicesLineItem {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The invoice that the position is on.
   */
  invoice_id: number;
  /**
   * Id of the position at the payment processor; null for external orders.
   */
  external_id: string | null;
  /**
   * Kind of payment: `debit` for Payments AI, `one_time` in examples, null for external orders. Other values are not known.
   */
  payment_type?: string | null;
  /**
   * What is billed, in words.
   */
  description?: string | null;
  /**
   * How many pieces.
   */
  quantity?: number | null;
  /**
   * How far the pieces are handed over: `unfulfilled`, `partially_fulfilled`, `complete`, or `ignored` where nothing needs to be. Invoices use other words.
   */
  fulfillment_status?: 'unfulfilled' | 'partially_fulfilled' | 'complete' | 'ignored' | null;
  /**
   * Id of the product at the payment processor; genuine: `products_variant_` and the id of the variant.
   */
  external_product_id?: string | null;
  /**
   * Discount on the position.
   */
  discount_amount?: string | null;
  /**
   * Tax for the state.
   */
  state_tax_amount?: string | null;
  /**
   * Tax for the county.
   */
  county_tax_amount?: string | null;
  /**
   * Tax for the city.
   */
  city_tax_amount?: string | null;
  /**
   * Tax for the district.
   */
  district_tax_amount?: string | null;
  /**
   * Rate of the state's tax.
   */
  state_tax_rate?: string | null;
  /**
   * Rate of the county's tax.
   */
  county_tax_rate?: string | null;
  /**
   * Rate of the city's tax.
   */
  city_tax_rate?: string | null;
  /**
   * Rate of the district's tax.
   */
  district_tax_rate?: string | null;
  /**
   * Country that levies tax.
   */
  country_tax_jurisdiction?: string | null;
  /**
   * State that levies tax.
   */
  state_tax_jurisdiction?: string | null;
  /**
   * County that levies tax.
   */
  county_tax_jurisdiction?: string | null;
  /**
   * City that levies tax.
   */
  city_tax_jurisdiction?: string | null;
  /**
   * Beginning of the period that is billed; null for one-time orders.
   */
  period_start_at?: string | null;
  /**
   * End of the period that is billed; null for one-time orders.
   */
  period_end_at?: string | null;
  /**
   * Which period is billed. Only null was ever seen.
   */
  period_number?: string | number | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Price of the position, as a decimal string.
   */
  amount?: string | null;
  /**
   * The price that was charged.
   */
  products_price?: {
    /**
     * Database id of the price.
     */
    id: number;
    /**
     * Public id of the price.
     */
    public_id?: string | null;
    /**
     * Amount of the price; one decimal digit in bodies of 2024, two in newer ones.
     */
    amount: string;
    /**
     * Currency code; lower case in genuine bodies.
     */
    currency: string;
    /**
     * How many periods a payment plan runs; null for one-time prices.
     */
    duration: number | null;
    /**
     * Unit of the billing period; null for one-time prices. `months` was seen.
     */
    interval: string | null;
    /**
     * How many intervals make one period; null for one-time prices.
     */
    interval_count: number | null;
  } | null;
  /**
   * The variant that was bought.
   */
  products_variant?: {
    /**
     * Database id of the variant.
     */
    id: number;
    /**
     * Public id of the variant.
     */
    public_id?: string | null;
    /**
     * The product that the variant belongs to.
     */
    product_id: number;
    /**
     * Name of the variant.
     */
    name: string;
    /**
     * What the variant is.
     */
    description?: string | null;
    /**
     * Stock number of the variant.
     */
    sku?: string | null;
    /**
     * Whether the variant has to be handed over.
     */
    fulfillment_required?: boolean | null;
  } | null;
}

/**
 * Items of an invoice that are back in stock.
 */
export interface OrdersInvoicesRestock {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * The contact who had bought the items.
   */
  contact_id: number;
  /**
   * `restocked` from the start, `cancelled` (two l) once canceled.
   */
  status: 'cancelled' | 'restocked';
  /**
   * When the record came into being.
   */
  created_at: string | null;
  /**
   * When the record was last changed.
   */
  updated_at: string | null;
  /**
   * Which items of which invoice are back.
   */
  included_invoices_line_items?: IncludedInvoicesLineItem[] | null;
}

/**
 * One position of an order.
 */
export interface OrdersLineItem {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The order that the position is on.
   */
  order_id: number;
  /**
   * How many pieces.
   */
  quantity?: number | null;
  /**
   * Whether or how the price was shared out over a changed period. Only null was ever seen.
   */
  prorated?: string | number | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * The product as it was when it was bought.
   */
  original_product: {
    /**
     * Database id of the product.
     */
    id: number;
    /**
     * Public id of the product.
     */
    public_id?: string | null;
    /**
     * Name of the product.
     */
    name: string;
  };
  /**
   * The price that was agreed on.
   */
  products_price: {
    /**
     * Database id of the price.
     */
    id: number;
    /**
     * Public id of the price.
     */
    public_id?: string | null;
    /**
     * Name of the price. In newer bodies only.
     */
    name?: string | null;
    /**
     * Amount of the price; one decimal digit in bodies of 2024, two in newer ones.
     */
    amount: string;
    /**
     * Currency code; lower case in genuine bodies.
     */
    currency: string;
    /**
     * How many periods a payment plan runs; null for one-time prices.
     */
    duration: number | null;
    /**
     * Unit of the billing period; null for one-time prices. `months` was seen.
     */
    interval: string | null;
    /**
     * How many intervals make one period; null for one-time prices.
     */
    interval_count: number | null;
    /**
     * Key of the price for integrations.
     */
    key?: string | null;
  };
  /**
   * The variant that was bought.
   */
  products_variant?: {
    /**
     * Database id of the variant.
     */
    id: number;
    /**
     * Public id of the variant.
     */
    public_id?: string | null;
    /**
     * Name of the variant.
     */
    name: string;
    /**
     * What the variant is; often an empty string.
     */
    description?: string | null;
    /**
     * Stock number of the variant.
     */
    sku?: string | null;
  } | null;
}

/**
 * A movement of money at a payment processor. External orders have none.
 */
export interface OrdersTransaction {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The order that the money is for.
   */
  order_id: number;
  /**
   * `completed` was seen; `refunded` and `partially-refunded` follow a refund. Other values are not known.
   */
  status: string;
  /**
   * What was asked of the processor. `sale` was seen; others are not known.
   */
  external_type?: string | null;
  /**
   * Id of the transaction at the processor: `txn_` and 26 signs.
   */
  external_id: string;
  /**
   * How much money, as a decimal string.
   */
  amount?: string | null;
  /**
   * Currency code.
   */
  currency?: string | null;
  /**
   * Why money was given back; null for a payment.
   */
  reason?: string | null;
  /**
   * The transaction that this one corrects. Only null was ever seen.
   */
  adjusted_transaction_id?: string | number | null;
  /**
   * What the processor responded: `approved` was seen, `declined` is described. Look at it before granting anything.
   */
  result: string;
  /**
   * The payment instruction that was used, among records of the class below.
   */
  billing_payment_instruction_id?: number | null;
  /**
   * Class name of the payment instruction.
   */
  billing_payment_instruction_type?: string | null;
  /**
   * Reference of the acquiring bank. Only null was ever seen.
   */
  arn?: string | null;
  /**
   * Whether the transaction belongs to a renewal.
   */
  is_rebill?: boolean | null;
  /**
   * Which renewal; 0 for the first payment.
   */
  rebill_number?: number | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
}

/**
 * A page by its ids and name.
 */
export interface PageReference {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * Name of the page.
   */
  name: string;
}

/**
 * An OAuth application that can be connected to a team. Known from a summary alone; the names of the last two keys are assumed.
 */
export interface PlatformApplication {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * Name of the application.
   */
  name: string;
  /**
   * The team that cut the connection.
   */
  team_id?: number;
  /**
   * Workspaces of the team.
   *
   * Items: Id of one workspace.
   */
  workspace_ids?: number[];
}

/**
 * Something that a workspace sells.
 */
export interface Product {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * Name of the product.
   */
  name: string;
  /**
   * Path of the product in the store.
   */
  current_path?: string | null;
  /**
   * Whether the product was put aside.
   */
  archived?: boolean | null;
  /**
   * Whether the store lists it.
   */
  visible_in_store?: boolean | null;
  /**
   * Whether customers see it in their account.
   */
  visible_in_customer_center?: boolean | null;
  /**
   * The main picture. Only null was ever seen.
   */
  image_id?: string | number | null;
  /**
   * Title for search engines.
   */
  seo_title?: string | null;
  /**
   * Summary for search engines.
   */
  seo_description?: string | null;
  /**
   * Picture for link previews. Only null was ever seen.
   */
  seo_image_id?: string | number | null;
  /**
   * Whether affiliates earn on it.
   */
  commissionable?: boolean | null;
  /**
   * Pictures of the product.
   */
  image_ids?: number[] | null;
  /**
   * The variant that is sold unless another is chosen.
   */
  default_variant_id: number;
  /**
   * Variants of the product; at least the default one.
   */
  variant_ids?: number[] | null;
  /**
   * Prices of the product.
   */
  price_ids?: number[] | null;
  /**
   * Tags on the product.
   */
  tag_ids?: number[] | null;
  /**
   * Where buyers are sent afterwards. Only null was ever seen.
   */
  redirect_funnel_id?: string | number | null;
  /**
   * Where customers are sent who want to cancel.
   */
  cancellation_funnel_url?: string | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * What the variants differ in, such as color.
   */
  variant_properties?:
    | {
        /**
         * Database id of the property.
         */
        id: number;
        /**
         * Name of the property.
         */
        name: string;
      }[]
    | null;
}

/**
 * A price of a variant. Never the subject of a webhook; here for the mock of the REST API.
 */
export interface ProductsPrice {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The variant that the price is for.
   */
  variant_id?: number | null;
  /**
   * Name of the price.
   */
  name?: string | null;
  /**
   * What is charged each time, as a decimal string.
   */
  amount: string;
  /**
   * What the item costs the seller.
   */
  cost?: string | null;
  /**
   * Currency code; lower case in genuine bodies.
   */
  currency: string;
  /**
   * How many periods a payment plan runs; null for one-time prices.
   */
  duration: number | null;
  /**
   * Unit of the billing period; null for one-time prices. `months` was seen.
   */
  interval: string | null;
  /**
   * Unit of the trial; null without one.
   */
  trial_interval: string | null;
  /**
   * Length of the trial in that unit, as a string; null without one.
   */
  trial_duration: string | null;
  /**
   * What the trial costs; "0.00" when it is free.
   */
  trial_amount: string;
  /**
   * What is charged once at the start.
   */
  setup_amount?: string | null;
  /**
   * Whether customers may cancel by themselves.
   */
  self_cancel?: boolean | null;
  /**
   * Whether customers may upgrade by themselves.
   */
  self_upgrade?: boolean | null;
  /**
   * Whether customers may downgrade by themselves.
   */
  self_downgrade?: boolean | null;
  /**
   * Whether customers may come back by themselves.
   */
  self_reactivate?: boolean | null;
  /**
   * How many intervals make one period; null for one-time prices.
   */
  interval_count: number | null;
  /**
   * `one_time` once, `subscription` until canceled, `payment_plan` a set number of times.
   */
  payment_type?: 'one_time' | 'subscription' | 'payment_plan' | null;
  /**
   * Whether buyers can choose it.
   */
  visible?: boolean | null;
  /**
   * Higher price that is shown crossed out.
   */
  compare_at_amount?: string | null;
  /**
   * Key of the price for integrations.
   */
  key?: string | null;
  /**
   * Whether the price was put aside.
   */
  archived?: boolean | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
}

/**
 * A form in which a product is sold.
 */
export interface ProductsVariant {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The product that the variant belongs to.
   */
  product_id: number;
  /**
   * Name of the variant.
   */
  name: string;
  /**
   * What the variant is.
   */
  description?: string | null;
  /**
   * Stock number.
   */
  sku?: string | null;
  /**
   * `physical` has to be shipped, `digital` does not.
   */
  product_type: 'physical' | 'digital';
  /**
   * Values of the properties that make this variant, by id.
   */
  properties_value_ids?: (number | string | null)[] | null;
  /**
   * Whether it sells when the stock is empty. Only null was ever seen.
   */
  out_of_stock_sales?: string | number | null;
  /**
   * Weight of one piece, as a decimal string.
   */
  weight?: string | null;
  /**
   * Unit of the weight.
   */
  weight_unit: 'lb' | 'kg';
  /**
   * Height of one piece, as a decimal string.
   */
  height?: string | null;
  /**
   * Width of one piece, as a decimal string.
   */
  width?: string | null;
  /**
   * Length of one piece, as a decimal string.
   */
  length?: string | null;
  /**
   * Unit of height, width and length. `inches` was seen.
   */
  dimensions_unit?: string | null;
  /**
   * How many pieces are in stock.
   */
  quantity?: number | null;
  /**
   * Tags on the variant.
   */
  tag_ids?: number[] | null;
  /**
   * How the variant is taxed. Only null was ever seen.
   */
  tax_category_id?: string | number | null;
  /**
   * Files that buyers receive.
   */
  asset_ids?: number[] | null;
  /**
   * Whether tax is charged. Only null was ever seen.
   */
  taxable?: string | number | null;
  /**
   * Whether the stock is counted.
   */
  track_quantity?: boolean | null;
  /**
   * Whether the variant was put aside.
   */
  archived?: boolean | null;
  /**
   * Whether buyers can choose it.
   */
  visible?: boolean | null;
  /**
   * Prices of the variant.
   */
  price_ids?: number[] | null;
  /**
   * Whether the variant has to be handed over.
   */
  fulfillment_required?: boolean | null;
  /**
   * Where it was made. Only null was ever seen.
   */
  country_of_manufacture_id?: string | number | null;
  /**
   * Pictures of the variant.
   */
  image_ids?: number[] | null;
  /**
   * Locations that hold it.
   */
  fulfillments_location_ids?: number[] | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * Whether it is the default variant of its product.
   */
  default?: boolean | null;
  /**
   * The properties that make this variant, with their values.
   */
  properties_values?:
    | {
        /**
         * The property of the product.
         */
        property_id?: number | null;
        /**
         * The value, such as a color.
         */
        value?: string | null;
      }[]
    | null;
  /**
   * The application that made the variant, if one did.
   */
  created_by_platform_application?: {
    /**
     * Public id of the application.
     */
    public_id?: string;
    /**
     * Stock numbers that the application vouches for.
     *
     * Items: One stock number.
     */
    trusted_skus?: string[];
  } | null;
}

/**
 * The code that led a buyer to an order.
 */
export interface ReferralCode {
  /**
   * The code itself.
   */
  code: string;
  /**
   * Whether it is the affiliate's standard code.
   */
  default: boolean | null;
}

/**
 * A possible sale on its way through a pipeline.
 */
export interface SalesOpportunity {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * Name of the opportunity.
   */
  name: string;
  /**
   * The workspace that the record belongs to.
   */
  workspace_id: number;
  /**
   * The pipeline. Only null was ever seen; see `pipeline.id`.
   */
  pipeline_id?: string | number | null;
  /**
   * The stage that the opportunity stands at.
   */
  pipelines_stage_id: number;
  /**
   * The contact who may buy.
   */
  primary_contact_id: number;
  /**
   * What the sale may bring, as a decimal string.
   */
  value?: string | null;
  /**
   * Place within its stage. In newer bodies only.
   */
  sort_order?: number | null;
  /**
   * When it was won or lost; null while open.
   */
  closed_at?: string | null;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
  /**
   * The pipeline that the opportunity is in.
   */
  pipeline?: {
    /**
     * Database id of the pipeline.
     */
    id?: number;
    /**
     * Public id of the pipeline.
     */
    public_id?: string;
    /**
     * Name of the pipeline.
     */
    name?: string;
  };
  /**
   * The stage that the opportunity stands at.
   */
  pipelines_stage?: {
    /**
     * Database id of the stage.
     */
    id?: number;
    /**
     * Public id of the stage.
     */
    public_id?: string;
    /**
     * Name of the stage.
     */
    name?: string;
  };
  /**
   * The contact who may buy.
   */
  primary_contact: {
    /**
     * Number of the record in ClickFunnels' database; unique among records of its kind.
     */
    id: number;
    /**
     * Short id of letters that stands for the record in public links.
     */
    public_id?: string | null;
    /**
     * The workspace that the record belongs to.
     */
    workspace_id: number;
    /**
     * A number, not a boolean: 0 for a contact who is identified. What else may appear is not documented.
     */
    anonymous?: number | null;
    /**
     * Email address; null for anonymous contacts and for those known by phone alone.
     */
    email_address?: string | null;
    /**
     * First name.
     */
    first_name?: string | null;
    /**
     * Last name.
     */
    last_name?: string | null;
    /**
     * Phone number as it was typed in; usually with country code.
     */
    phone_number?: string | null;
    /**
     * Time zone as Rails calls it, such as `Pacific Time (US & Canada)`; IANA names never appear here.
     */
    time_zone?: string | null;
    /**
     * A second id, either a dashed UUID or 32 hex digits.
     */
    uuid: string;
    /**
     * When the contact unsubscribed from email; null while subscribed.
     */
    unsubscribed_at?: string | null;
    /**
     * When the last notification was emailed.
     */
    last_notification_email_sent_at?: string | null;
    /**
     * Why no email is sent to this contact; null where nothing stands against it. The values are not documented.
     */
    email_suppression_reason?: string | null;
    /**
     * Whether the contact counts as active.
     */
    is_active?: boolean;
    /**
     * Facebook profile.
     */
    fb_url?: string | null;
    /**
     * Twitter (X) profile.
     */
    twitter_url?: string | null;
    /**
     * Instagram profile.
     */
    instagram_url?: string | null;
    /**
     * LinkedIn profile.
     */
    linkedin_url?: string | null;
    /**
     * Web site of the contact.
     */
    website_url?: string | null;
    /**
     * When the record came into being.
     */
    created_at?: string | null;
    /**
     * When the record was last changed.
     */
    updated_at?: string | null;
    /**
     * Tags that the contact wears.
     */
    tags?:
      | {
          /**
           * Database id of the tag.
           */
          id?: number;
          /**
           * Public id of the tag.
           */
          public_id?: string;
          /**
           * Name of the tag.
           */
          name?: string;
          /**
           * Color of the tag in ClickFunnels' own pages.
           */
          color?: string;
          /**
           * When the contact received the tag.
           */
          applied_at?: string | null;
        }[]
      | null;
    /**
     * Fields of the workspace's own making: names and texts.
     */
    custom_attributes?: {
      /**
       * Text of one custom field.
       */
      [k: string]: string;
    } | null;
    /**
     * The visits that show where the contact came from. In newer bodies only.
     */
    visits?: {
      /**
       * The first visit to a page of the workspace.
       */
      first_visit?: Visit | null;
      /**
       * The latest visit; null when it is the first one.
       */
      last_visit?: Visit | null;
      /**
       * The latest visit that carried campaign parameters.
       */
      last_visit_with_utm?: Visit | null;
    };
  };
  /**
   * The team member in charge. Only null was ever seen.
   */
  assignee_id?: string | number | null;
  /**
   * Remarks on the opportunity.
   */
  notes?:
    | {
        /**
         * Database id of the remark.
         */
        id: number;
        /**
         * Public id of the remark.
         */
        public_id?: string | null;
        /**
         * Text of the remark.
         */
        content: string;
        /**
         * The team member who wrote it.
         */
        created_by_id?: number | null;
        /**
         * When it was written.
         */
        created_at?: string | null;
        /**
         * When it was last changed.
         */
        updated_at?: string | null;
      }[]
    | null;
}

/**
 * A segment of contacts that the buyer of an order falls into.
 */
export interface Segment {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id: string | null;
  /**
   * Name of the segment.
   */
  name: string;
}

/**
 * One visit to a page: where it came from and with which device.
 */
export interface Visit {
  /**
   * Database id of the visit.
   */
  id?: number;
  /**
   * Obfuscated id of the visit.
   */
  public_id?: string;
  /**
   * Id of the contact who visited.
   */
  contact_id?: number;
  /**
   * Id of the visit.
   */
  uuid: string;
  /**
   * Campaign parameter `utm_source`.
   */
  utm_source?: string | null;
  /**
   * Campaign parameter `utm_medium`.
   */
  utm_medium?: string | null;
  /**
   * Campaign parameter `utm_campaign`.
   */
  utm_campaign?: string | null;
  /**
   * Campaign parameter `utm_term`.
   */
  utm_term?: string | null;
  /**
   * Campaign parameter `utm_content`.
   */
  utm_content?: string | null;
  /**
   * IP address of the visitor.
   */
  ip?: string | null;
  /**
   * What the browser called itself.
   */
  user_agent?: string | null;
  /**
   * The page that led here.
   */
  referrer?: string | null;
  /**
   * Host of the page that led here.
   */
  referring_domain?: string | null;
  /**
   * The first page that was seen.
   */
  landing_page?: string | null;
  /**
   * Name of the browser.
   */
  browser?: string | null;
  /**
   * Name of the operating system.
   */
  os?: string | null;
  /**
   * Kind of device, such as desktop or mobile.
   */
  device_type?: string | null;
  /**
   * When the visit began.
   */
  started_at?: string | null;
  /**
   * When the record came into being.
   */
  created_at?: string;
  /**
   * When the record was last changed.
   */
  updated_at?: string;
}

/**
 * The workspace (account) that sells.
 */
export interface Workspace {
  /**
   * Number of the record in ClickFunnels' database; unique among records of its kind.
   */
  id: number;
  /**
   * Short id of letters that stands for the record in public links.
   */
  public_id?: string | null;
  /**
   * The team that owns the workspace.
   */
  team_id: number;
  /**
   * Name of the workspace.
   */
  name: string;
  /**
   * First part of the workspace's host name.
   */
  subdomain: string;
  /**
   * When the record came into being.
   */
  created_at?: string | null;
  /**
   * When the record was last changed.
   */
  updated_at?: string | null;
}

/**
 * The body of a V1 delivery. It carries no time of its own.
 */
export interface V1Envelope {
  /**
   * The subject as a JSON:API resource object.
   */
  data: V1Resource;
  /**
   * Id of the event, a dashed UUID. The same on every attempt, so it identifies duplicates.
   */
  event_id: string;
  /**
   * Name of the event type, such as `contact.created`. Any name may come: workspaces can have events of their own.
   */
  event_type: string;
  /**
   * Database id of the subject, a number although `data.id` is a string.
   */
  subject_id: number;
  /**
   * Class name of the subject, such as `Orders::Invoice`.
   */
  subject_type: string;
}

/**
 * What a visitor sent with a form, in the V1 format: the one V1 payload of which a genuine body was published.
 */
export interface V1FormSubmission {
  /**
   * Database id as a string, as JSON:API asks for.
   */
  id: string;
  /**
   * Always `form_submission`.
   */
  type: 'form_submission';
  /**
   * Columns of the record; there is no public id among them.
   */
  attributes: {
    /**
     * Database id, this time as a number.
     */
    id: number;
    /**
     * The parameters of the form as the browser sent them.
     */
    data: FormParameters;
    /**
     * The page that the form is on.
     */
    page_id: number | null;
    /**
     * The contact who sent the form.
     */
    contact_id: number | null;
    /**
     * When the form was sent.
     */
    created_at: string;
    /**
     * When the record was last changed.
     */
    updated_at: string;
    /**
     * The workspace that the page belongs to.
     */
    workspace_id: number;
  };
}

/**
 * The shape that is assumed for every V1 payload: a JSON:API resource object. Known for form submissions alone.
 */
export interface V1Resource {
  /**
   * Database id as a string, as JSON:API asks for.
   */
  id: string;
  /**
   * Model name in snake case, such as `form_submission`.
   */
  type: string;
  /**
   * Columns of the record. Which ones is not known beyond form submissions.
   */
  attributes: {
    [k: string]: unknown;
  };
}
