import { CloseCircleFilled } from "@ant-design/icons";
import i18next from "i18next";

/** What takes a choice back, with its name in the language of the reader: by itself antd says "Clear". */
export function clearing(allowed = true) {
  return allowed && { clearIcon: <CloseCircleFilled />, label: i18next.t("form.clear") };
}
