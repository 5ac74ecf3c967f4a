// What the mock says no to, and how it looks at what a form sends.
export function problem(status, code, zh, en, more = {}) {
  return Object.assign(new Error(en), {
    problem: { type: "about:blank", title: en, status, code, zh, en, clause: null, errors: [], ...more },
  });
}

export function check(fields, body) {
  const errors = [];
  for (const f of fields) {
    const v = body[f.name];
    const missing = v === undefined || v === null || v === "";
    if (f.required && missing)
      errors.push({
        field: f.name,
        code: "required",
        zh: `请填写“${f.label.zh}”`,
        en: `"${f.label.en}" is required`,
      });
    if (f.kind === "phone" && !missing && (v.match(/\d/g) ?? []).length < 5)
      errors.push({
        field: f.name,
        code: "not_a_phone",
        zh: `“${f.label.zh}”应为 5 到 20 位电话号码`,
        en: `"${f.label.en}" must be a phone number of 5 to 20 digits`,
      });
  }
  for (const key of Object.keys(body))
    if (!fields.some((f) => f.name === key))
      errors.push({
        field: key,
        code: "unknown_field",
        zh: `不认识的字段“${key}”`,
        en: `unknown field "${key}"`,
      });
  if (errors.length)
    throw problem(
      422,
      "invalid_fields",
      `${errors.map((e) => e.zh).join("；")}。`,
      `${errors.map((e) => e.en).join("; ")}.`,
      { errors },
    );
}
