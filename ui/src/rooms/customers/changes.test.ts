import { describe, expect, it } from "vitest";
import type { CustomerPage, Words } from "../../api/types";
import { carriedOver, differences } from "./changes";

const was = {
  kind: "person",
  name: "李桂兰",
  id_number: "4503**********1234",
  care: [],
  remark: "",
  contacts: [
    { id: "0SAGXB60M0401", kind: "mobile", value: "139****2046", masked: true },
    { id: "0SAGXB60M0402", kind: "landline", value: "0773****100", masked: true },
  ],
  points: [{ id: "0SAGXB60M0407", number: "10001", address: "七星区**", meter: "" }],
  version: 3,
} as unknown as CustomerPage;

// The texts of the screen are tested elsewhere; here their names are enough.
const t = ((key: string) => key) as never;
const say = (words: Words | string | null | undefined) => (words as Words | null)?.zh ?? "";
const told = (now: Partial<CustomerPage>) => {
  const { body, fields } = differences(t, say, was, { ...was, ...now });
  return fields.map((field) => [field.label.zh, body.before[field.name], body.after[field.name]]);
};

describe("what others changed of an archive", () => {
  it("is said field by field, the old beside the new", () => {
    expect(told({ version: 4 })).toEqual([]);
    expect(
      told({ name: "李桂芳", care: [{ code: "hearing", words: { zh: "听力障碍", en: "hard of hearing" } }] }),
    ).toEqual([
      ["姓名或名称", "李桂兰", "李桂芳"],
      ["关怀标记", "", "听力障碍"],
    ]);
  });

  it("names contacts and points that came, went or were corrected, masked as they are", () => {
    const [mobile] = was.contacts;
    expect(
      told({
        contacts: [{ ...mobile, value: "137****7431" } as never],
        points: [...was.points, { id: "0SAGXB60M0408", number: "10002", address: "象山区**", meter: "" }],
      }),
    ).toEqual([
      ["联系方式", "contactKind.mobile 139****2046", "contactKind.mobile 137****7431"],
      ["联系方式", "contactKind.landline 0773****100", undefined],
      ["用气地址", undefined, "10002 象山区**"],
    ]);
  });
});

describe("a form that goes on after such a change", () => {
  it("keeps what was typed and takes over what was not", () => {
    const began = { name: "李桂兰", remark: undefined, care: "alone" };
    const typed = { name: "李桂兰", remark: "打电话前先发短信", care: undefined, id_number: "45" };
    const now = { name: "李桂芳", remark: "已搬家", care: "hearing" };
    expect(carriedOver(typed, began, now)).toEqual({
      name: "李桂芳",
      remark: "打电话前先发短信",
      care: undefined,
      id_number: "45",
    });
  });
});
