import { HeartOutlined } from "@ant-design/icons";
import type { Care } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";

/** Special care of this customer, where it is needed (ANS-06). */
export function CareBanner({ care }: { care: Care[] }) {
  const t = useTexts();
  const say = useSay();
  if (care.length === 0) return null;
  return (
    <p className="care">
      <HeartOutlined aria-hidden="true" /> <strong>{t("customers.care")}</strong>{" "}
      {care.map((one) => say(one.words) || one.code).join(" · ")}
    </p>
  );
}
