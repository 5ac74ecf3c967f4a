// The forms of the archive. They are endpoints without a flow, so the screen draws them itself, in the server's shape.
import type { Body, Drawn } from "../../api/types";

type Name =
  | keyof Body<"make_customer">
  | keyof Body<"change_customer">
  | keyof Body<"add_contact">
  | keyof Body<"add_point">;

export type Form = "make" | "edit" | "contact" | "point" | "contact_change" | "point_change";

const field = (
  name: Name,
  kind: Drawn["kind"],
  zh: string,
  en: string,
  more: Partial<Drawn> = {},
): Drawn => ({
  name,
  kind,
  label: { zh, en },
  required: false,
  personal: false,
  ...more,
});

const KIND = field("kind", "choice", "客户种类", "Kind of customer", {
  choices: [
    { code: "person", zh: "个人", en: "person" },
    { code: "organisation", zh: "单位", en: "organisation" },
  ],
});
const NAME = field("name", "line", "姓名或名称", "Name", { max: 100, personal: true });
const REST: Drawn[] = [
  field("id_number", "line", "证件号", "Id or licence number", { max: 40, personal: true }),
  field("care", "choice", "关怀标记", "Care flag", {
    choices: [
      { code: "mobility", zh: "行动不便", en: "reduced mobility" },
      { code: "hearing", zh: "听力障碍", en: "hard of hearing" },
      { code: "alone", zh: "独居老人", en: "lives alone" },
    ],
  }),
  field("remark", "text", "备注", "Remark", { max: 1000 }),
];

const CONTACT: Drawn[] = [
  field("kind", "choice", "种类", "Kind", {
    required: true,
    choices: [
      { code: "mobile", zh: "手机", en: "mobile" },
      { code: "landline", zh: "固定电话", en: "landline" },
    ],
  }),
  field("value", "phone", "号码", "Number", { required: true, personal: true }),
];

const POINT: Drawn[] = [
  field("number", "line", "户号", "Account number", { required: true, max: 40 }),
  field("meter", "line", "表号", "Meter", { max: 60 }),
  field("district", "line", "区县", "District", { max: 60 }),
  field("road", "line", "道路门牌或小区", "Road or estate", { max: 100 }),
  field("building", "line", "楼栋", "Building", { max: 30 }),
  field("unit_no", "line", "单元", "Unit", { max: 30 }),
  field("room", "line", "房号", "Room", { max: 30 }),
  field("text", "line", "补充", "More", { max: 300 }),
];

/** A correction says what is new; the rest stays. */
const optional = (fields: Drawn[]) => fields.map((one) => ({ ...one, required: false }));

export const FORMS: Record<Form, Drawn[]> = {
  make: [
    { ...KIND, required: true },
    { ...NAME, required: true },
    ...REST,
    field("contacts", "list", "联系方式", "Contacts", { fields: CONTACT, max: 10 }),
    field("points", "list", "用气地址", "Service points", { fields: POINT, max: 20 }),
  ],
  edit: [KIND, NAME, ...REST],
  contact: CONTACT,
  point: POINT,
  contact_change: optional(CONTACT),
  point_change: optional(POINT),
};
