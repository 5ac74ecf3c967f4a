import { PhoneOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { answer, api, asProblem } from "../../api/client";
import { fullTime, wall } from "../../spine/clock/moment";
import { tell } from "../../spine/problem/toast";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { length } from "./current";
import type { PhoneCall } from "./data";
import "./telephony.css";
import "./words";

const time = (at: string | number) => (typeof at === "number" ? at : Date.parse(at));

/** Calls as a table: when, who, how soon it was taken, how long it was, what it led to. */
export function CallRows({ calls, dated = false }: { calls: PhoneCall[]; dated?: boolean }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();

  async function dial(call: PhoneCall) {
    try {
      await answer(api.POST("/api/calls/dial", { body: { call: call.id } }));
      tell(t("telephony.dialled"));
    } catch (error) {
      tell(say(asProblem(error)), "failed");
    }
  }

  const outcome = (call: PhoneCall) => {
    if (call.stage !== "ended")
      return t(call.stage === "talking" ? "telephony.talking" : "telephony.ringing");
    return call.outcome ? say(call.outcome) : "";
  };
  return (
    <table className="calls-table">
      <thead>
        <tr>
          {(["time", "who", "agent", "rings", "length", "result", "led"] as const).map((one) => (
            <th key={one} scope="col">
              {t(`telephony.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => {
          const begun = time(call.ring_at ?? call.begun_at);
          const missed = call.outcome !== null && call.outcome.code !== "answered" && call.direction === "in";
          return (
            <tr key={call.id} data-call={call.id}>
              <td className="nowrap figures" title={fullTime(begun, language)}>
                {dated ? wall(begun).slice(5).replace("T", " ") : wall(begun).slice(11)}{" "}
                <span className="quiet">{t(`telephony.${call.direction}`)}</span>
              </td>
              <td>
                {call.customer && (
                  <>
                    <Link to="/customers/$id" params={{ id: call.customer.id }}>
                      {call.customer.name}
                    </Link>{" "}
                  </>
                )}
                <span className="figures">{call.number || t("telephony.noNumber")}</span>
                {call.number && (
                  <Button
                    type="text"
                    size="small"
                    icon={<PhoneOutlined />}
                    aria-label={t("telephony.dialOf", { number: call.number })}
                    title={t("telephony.dial")}
                    onClick={() => void dial(call)}
                  />
                )}
              </td>
              <td className="nowrap">
                {call.person?.name} <span className="quiet figures">{call.extension}</span>
              </td>
              <td className="nowrap figures">
                {call.direction === "in" && call.rings !== null && (
                  <span
                    className={call.within === false ? "colour-red" : undefined}
                    title={
                      call.within === null
                        ? undefined
                        : t(call.within ? "telephony.within" : "telephony.late")
                    }
                  >
                    {call.rings}
                    {call.within === false && " ✕"}
                  </span>
                )}
              </td>
              <td className="nowrap figures">
                {call.seconds !== null && length(call.seconds)}
                {call.lost && <span className="quiet">{t("telephony.lost")}</span>}
                {call.held_seconds > 0 && (
                  <small className="quiet"> {t("telephony.held", { text: length(call.held_seconds) })}</small>
                )}
              </td>
              <td className="nowrap">
                <span className={missed ? "colour-red" : undefined}>{outcome(call)}</span>
                {call.emergency_at && <strong className="colour-red"> {t("telephony.emergency")}</strong>}
              </td>
              <td>
                {call.records.map((one) => (
                  <Link
                    key={one.id}
                    className="figures"
                    to="/records/$id"
                    params={{ id: one.id }}
                    search={{}}
                  >
                    {one.number}{" "}
                  </Link>
                ))}
                {call.callback && (
                  <Link className="figures" to="/records/$id" params={{ id: call.callback.id }} search={{}}>
                    {t("telephony.back")} {call.callback.number}
                  </Link>
                )}
                {call.recording && (
                  <small className="quiet"> {t("telephony.recording", { ref: call.recording })}</small>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
