import { AlertOutlined, FormOutlined, PhoneOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { wall } from "../../spine/clock/moment";
import { useNow } from "../../spine/clock/now";
import { useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";
import { Reveal } from "../record/Reveal";
import { length, ringsSoFar } from "./current";
import { type CallPop, unmaskCall } from "./data";
import "./words";

interface Props {
  pop: CallPop;
  /** Length of a ring in milliseconds, and within how many a call is to be answered. */
  cycle: number;
  most: number;
}

const time = (at: string | number) => (typeof at === "number" ? at : Date.parse(at));

/** Who calls, how long it rings, what is open, what happens around their place; and the two things to do about it. */
export function CallCard({ pop, cycle, most }: Props) {
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  const navigate = useNavigate();
  const now = useNow();
  const { call } = pop;
  const alarm = call.emergency_at !== null && call.stage === "ringing";
  const rings = call.stage === "ringing" ? ringsSoFar(call.ring_at ?? call.begun_at, now, cycle) : call.rings;
  const late = rings !== null && rings > most;
  const state = alarm
    ? t("telephony.emergency")
    : call.stage === "ringing"
      ? t(call.direction === "out" ? "telephony.dialling" : "telephony.ringing")
      : t(`telephony.${call.stage}`);
  const since = call.answered_at ? (now - time(call.answered_at)) / 1000 : 0;

  return (
    <article
      className={`call-card call-${call.stage} ${alarm ? "call-alarm" : ""}`}
      aria-label={`${state} ${call.customer?.name ?? call.number}`}
      data-testid="call-card"
      data-call={call.id}
    >
      <header className="call-head">
        <span className="call-state">
          {alarm ? <AlertOutlined aria-hidden="true" /> : <PhoneOutlined aria-hidden="true" />} {state}
        </span>
        <span className="figures call-time">
          {call.stage === "ringing" && rings !== null && (
            <strong className={late ? "colour-red" : undefined}>{t("telephony.ring", { n: rings })}</strong>
          )}
          {call.stage === "talking" && <strong>{length(since)}</strong>}
          {call.stage === "ended" && call.seconds !== null && <span>{length(call.seconds)}</span>}
        </span>
      </header>
      {alarm && <p className="call-why">{t("telephony.emergencyAbout")}</p>}
      <p className="call-who">
        {call.customer ? (
          <Link to="/customers/$id" params={{ id: call.customer.id }}>
            <strong>{call.customer.name}</strong>
          </Link>
        ) : (
          <span className="quiet">{t(call.number ? "telephony.unknown" : "telephony.noNumber")}</span>
        )}
        {call.number && (
          <Reveal
            unmask={unmaskCall(call.id)}
            field="contact"
            masked={call.number}
            label={t("telephony.who")}
          />
        )}
      </p>
      <p className="quiet figures call-line">
        {[
          call.line && t("telephony.line", { line: call.line }),
          call.extension && t("telephony.extension", { extension: call.extension }),
          call.stage !== "ringing" && call.rings !== null && t("telephony.answeredOn", { n: call.rings }),
          call.answered_at && wall(time(call.answered_at)).slice(11),
          !pop.mine && call.stage === "ringing" && t("telephony.elsewhere"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {pop.near.length > 0 && (
        <div className="call-near">
          <strong>{t("telephony.near")}</strong>
          {pop.near.slice(0, 2).map((one) => (
            <Link key={one.id} to="/records/$id" params={{ id: one.id }} search={{}}>
              {one.kind && say(one.kind)} {one.place} <span className="figures">{one.number}</span>
            </Link>
          ))}
        </div>
      )}
      {pop.matters.length > 0 && (
        <div className="call-matters">
          <span className="quiet">{t("telephony.matters")}</span>
          <ul>
            {pop.matters.map((row) => (
              <li key={row.id}>
                <Link to="/records/$id" params={{ id: row.id }} search={{}}>
                  <PriorityTag code={row.priority} />
                  <span>{row.summary || naming.type(row.type)}</span>
                  <span className="quiet">{naming.state(row.kind, row.state)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {call.records.length > 0 && (
        <p className="call-led">
          <span className="quiet">{t("telephony.linked")}</span>
          {call.records.map((one) => (
            <Link key={one.id} className="figures" to="/records/$id" params={{ id: one.id }} search={{}}>
              {one.number}
            </Link>
          ))}
        </p>
      )}
      {call.callback && call.stage !== "talking" && (
        <p className="call-led">
          <span className="quiet">{t("telephony.back")}</span>
          <Link className="figures" to="/records/$id" params={{ id: call.callback.id }} search={{}}>
            {call.callback.number}
          </Link>
        </p>
      )}
      {call.stage !== "ringing" && (
        <div className="row call-do">
          <Button
            type="primary"
            icon={<FormOutlined aria-hidden="true" />}
            data-testid="call-accept"
            onClick={() =>
              void navigate({ to: "/intake", search: { call: call.id, customer: call.customer?.id } })
            }
          >
            {t("telephony.accept")}
          </Button>
          <Button
            danger
            icon={<AlertOutlined aria-hidden="true" />}
            // The key that stands on every screen takes the call along by itself.
            onClick={() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "F9" }))}
          >
            {t("telephony.key")}{" "}
            <span className="key" aria-hidden="true">
              F9
            </span>
          </Button>
        </div>
      )}
    </article>
  );
}
