import { DownOutlined, PhoneOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { queryClient, useSession } from "../../api/queries";
import { shortTime } from "../../spine/clock/moment";
import { useNow } from "../../spine/clock/now";
import { useLive } from "../../spine/live/live";
import { useTexts } from "../../spine/words/language";
import { CallCard } from "./CallCard";
import { callsNowQuery } from "./data";
import "./telephony.css";
import "./words";

/** What rings or is spoken, on every screen; and that the line to an exchange is down. */
export default function CallDesk() {
  const t = useTexts();
  const session = useSession();
  const now = useNow();
  const { data } = useQuery({ ...callsNowQuery, enabled: session !== null });
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["calls"] }), []);
  useLive(session ? `call:${session.person.id}` : null, refresh);
  useLive(session?.company ? `calls:${session.company.id}` : null, refresh);
  const [folded, setFolded] = useState(false);
  const calls = data?.calls ?? [];
  const rings = calls.filter((pop) => pop.call.stage === "ringing").map((pop) => pop.call.id);
  const ringing = rings.join();
  // Whatever was folded away: a telephone that begins to ring is seen.
  useEffect(() => {
    if (ringing) setFolded(false);
  }, [ringing]);

  if (!data) return null;
  const last =
    data.last && data.last.call.records.length === 0 && data.last.call.direction === "in" ? data.last : null;
  const shown = calls.length > 0 ? calls : last ? [last] : [];
  const down = data.exchanges.filter((one) => one.connects && !one.up);
  return (
    <>
      {down.length > 0 && (
        <div className="line-down" role="alert">
          {down.map((one) => (
            <p key={one.code}>
              {one.since
                ? t("telephony.down", { code: one.code, at: shortTime(one.since, now) })
                : t("telephony.downFirst", { code: one.code })}
            </p>
          ))}
        </div>
      )}
      {shown.length > 0 && (
        <section className={`call-desk ${folded ? "call-desk-folded" : ""}`} aria-label={t("telephony.desk")}>
          <button
            type="button"
            className="call-fold"
            aria-expanded={!folded}
            onClick={() => setFolded((old) => !old)}
          >
            {folded ? (
              <>
                <PhoneOutlined aria-hidden="true" /> {t("telephony.show", { n: shown.length })}
              </>
            ) : (
              <>
                <DownOutlined aria-hidden="true" /> {t("telephony.hide")}
              </>
            )}
          </button>
          <div role="status" aria-live="assertive" className="call-stack" hidden={folded}>
            {shown.map((pop) => (
              <CallCard key={pop.call.id} pop={pop} cycle={data.ring_ms} most={data.rings} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
