// The answers of the server, as in the HTTP contract. The screen draws only what stands in them.

export interface Words {
  zh: string;
  en: string;
}

export interface Named {
  id: string;
  name: string;
}

export interface Coded extends Words {
  code: string;
}

export interface Worded {
  code: string;
  words: Words;
}

export interface SessionRole {
  role: string;
  words: Words;
  unit: Named;
  acting_for: Named | null;
}

export interface Session {
  person: Named & { login?: string };
  company: Named | null;
  csrf: string;
  roles: SessionRole[];
  abilities: string[];
}

export type RefTarget = "person" | "unit" | "customer" | "point" | "file" | "party";

export interface Drawn {
  name: string;
  label: Words;
  required: boolean;
  personal: boolean;
  kind:
    | "line"
    | "text"
    | "phone"
    | "int"
    | "bool"
    | "moment"
    | "date"
    | "choice"
    | "ref"
    | "limit"
    | "object"
    | "list"
    | "lines"
    | "extra";
  max?: number;
  min?: number;
  count?: number;
  choices?: Coded[];
  to?: RefTarget;
  fields?: Drawn[];
}

export type Phase = "draft" | "open" | "ended";

export interface FlowState extends Worded {
  phase: Phase;
}

export interface FlowAction extends Worded {
  about: Words;
  grave: boolean;
  fields: Drawn[];
}

export interface Flow {
  kind: string;
  words: Words;
  states: FlowState[];
  actions: FlowAction[];
}

export interface TypeDef extends Coded {
  default_priority: string;
  required: string[];
  keywords: string[];
}

export interface Channel extends Coded {
  voice: boolean;
  enabled: boolean;
  hours?: string | Words | null;
  response?: string | null;
  contact?: string | null;
}

export interface Meta {
  version: string;
  flows: Flow[];
  priorities: Worded[];
  clocks: Worded[];
  colours: string[];
  types: TypeDef[];
  channels: Channel[];
  doors: (string | Worded)[];
}

export type Colour = "green" | "yellow" | "orange" | "red" | "paused" | "done";

export interface Row {
  id: string;
  kind: string;
  number: string;
  state: string;
  type: string;
  priority: string;
  company: string | Named | null;
  unit: Named | null;
  owner: Named | null;
  first_owner: Named | null;
  customer: Named | null;
  summary: string;
  channel: string;
  received_at: number;
  closed_at: number | null;
  next_due_at: number | null;
  next_clock: string | null;
  colour: Colour | null;
  duty_open: boolean;
  version: number;
  actions?: string[];
}

export interface Rows {
  items: Row[];
  next: string | null;
  count: { n: number; capped: boolean };
}

export interface Page {
  record: Row & { round: number; policy_version?: string | number | null; parent?: Row | null };
  /** The act moved the record out of the caller's sight; the page is empty then. */
  gone?: boolean;
  fields: PageField[];
  clocks: Clock[];
  actions: Offer[];
  links: { relation: string; record: Row }[];
  files: FileInfo[];
  parties: { relation: string; id: string; name: string }[];
  timeline: Timeline;
}

export interface PageField {
  key: string;
  label: Words;
  value: unknown;
  kind: "text" | "moment" | "address" | "phone" | "number" | "json";
  masked: boolean;
}

export interface Said {
  code: string;
  zh: string;
  en: string;
  clause?: string | null;
}

/** An action as the server offers it for this record, to this person, now. */
export interface Offer {
  action: string;
  words: Words;
  about: Words;
  grave: boolean;
  href: string;
  method: "POST";
  allowed: boolean;
  refusal: Said | null;
  warnings: Said[];
  form: Drawn[];
  initial: Record<string, unknown>;
}

export interface FileInfo {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
  at: number;
  by: Named | string | null;
}

export interface Clock {
  code: string;
  words: Words | null;
  state: "running" | "paused" | "stopped";
  colour: Colour;
  provisional: boolean;
  started_at: number;
  due_at: number | null;
  stopped_at: number | null;
  kept: boolean | null;
  paused_ms: number;
  used_ms: number;
  next_at: number | null;
  next_step: string | null;
  limit: string | null;
  clause: string | null;
  unannounced: number[];
  explain_href: string;
}

/** How a due time was counted, sentence by sentence. */
export interface Explain {
  clock: string;
  words: Words;
  clause: string;
  policy_version: string;
  origin: Words | null;
  start_fact: string;
  start: number;
  limit: string;
  limit_said: Words | null;
  calendar: { code: string; name: string; revision: string | number } | null;
  steps: { kind: string; said: Words; from: number; to: number; ms: number; days: number }[];
  due_at: number | null;
  stopped_at: number | null;
  kept: boolean | null;
  unannounced_years: number[];
}

export interface Event {
  id: string;
  seq: number;
  action: string;
  words: Words;
  from: string | null;
  to: string;
  happened_at: number;
  recorded_at: number;
  late: boolean;
  door: string;
  actor: Named | null;
  role: Words | null;
  acting_for: Named | null;
  body: Record<string, unknown>;
  warnings: (Said & { mode?: string })[];
}

export interface Timeline {
  items: Event[];
  next: string | null;
}

export interface Proposal {
  type: string | null;
  priority: string;
  reason: Words;
}

export interface BulkResult {
  id: string;
  ok: boolean;
  problem: ProblemBody | null;
  record: Row | null;
}

export interface FieldError {
  field: string;
  code: string;
  zh: string;
  en: string;
}

export interface Changed {
  version: number;
  state: string;
  by?: Named | null;
  at?: number | null;
  events?: Event[];
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code: string;
  zh: string;
  en: string;
  clause?: string | null;
  errors?: FieldError[];
  changed?: Changed;
}

export interface CustomerRow {
  id: string;
  name: string;
  kind: string;
  contact: string | null;
  points: number;
  open: number;
}

export interface Address {
  district?: string;
  road?: string;
  building?: string;
  unit?: string;
  room?: string;
  text?: string;
}

export interface Care {
  code: string;
  words: Words | null;
}

export interface CustomerPage {
  id: string;
  name: string;
  kind: string;
  grade: string | null;
  care: Care[];
  remark?: string | null;
  id_number?: string;
  contacts: { id: string; kind: string; value: string }[];
  points: { id: string; number: string; address: Address | string; meter: string | null }[];
  completeness: { percent: number; missing: Words[] };
  version: number;
  records: { items: Row[]; next: string | null };
}

export interface Unit {
  id: string;
  parent: string | null;
  level: "national" | "region" | "company" | "department" | "team";
  name: string;
  binding: string | boolean | null;
  depth: number;
}

export interface Person {
  id: string;
  name: string;
  unit: Named;
  roles: { role: string; words: Words; unit: string | null; acting_for: string | null }[];
}

export interface Override {
  value: string;
  scope: Words;
  from: number | null;
  to: number | null;
  clause: string;
  locked: boolean;
  replaces: boolean;
}

export interface Parameter {
  code: string;
  words: Words;
  /** Text form, as it is typed. */
  value: string;
  said: Words | null;
  origin: Words | null;
  clause: Words | string | null;
  locked: boolean;
  overrides: Override[];
}

export interface Gate {
  code: string;
  words: Words;
  about?: Words | null;
  clause: string | null;
  mode: string | null;
}

export interface Delegation {
  id: string;
  to: Named;
  from_person: Named | null;
  role: string;
  words: Words | null;
  unit: Named | null;
  from: number;
  until: number | null;
}

export interface Token {
  id: string;
  name: string;
  scope: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}
