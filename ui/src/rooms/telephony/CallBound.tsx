import { PhoneOutlined } from "@ant-design/icons";
import { wall } from "../../spine/clock/moment";
import type { Draft } from "../../spine/form/values";
import { useTexts } from "../../spine/words/language";
import { knownCall } from "./current";
import "./words";

/** What is written goes with this call, unless it is taken off. */
export default function CallBound({ values, onChange }: { values: Draft; onChange: (next: Draft) => void }) {
  const t = useTexts();
  if (typeof values.call !== "string") return null;
  const call = knownCall(values.call);
  const at = call?.answered_at ?? call?.ring_at;
  return (
    <p className="call-bound" data-testid="call-bound">
      <PhoneOutlined aria-hidden="true" />{" "}
      {t("telephony.withCall", {
        number: call?.number || "—",
        at: at ? wall(typeof at === "number" ? at : Date.parse(at)).slice(11) : "—",
      })}{" "}
      <span className="quiet">{t("telephony.withCallNo")}</span>{" "}
      <button type="button" className="text-button" onClick={() => onChange({ ...values, call: undefined })}>
        {t("telephony.withoutCall")}
      </button>
    </p>
  );
}
