// How much is known of the scene and what to ask next; casualties are asked until somebody has said (EMG-03).
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { WholeNumber } from "../../spine/form/WholeNumber";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import { useSend } from "../record/send";
import { sceneQuery } from "./plans/queries";
import "./plans/plans.css";
import "./plans/words";

export function ScenePanel({ page, onMore }: { page: Page; onMore?: () => void }) {
  const t = useTexts();
  const say = useSay();
  const scene = useQuery(sceneQuery(page.record.id));
  const send = useSend(page.record.id);
  const [hurt, setHurt] = useState<number | null>(null);
  const known = scene.data;
  const offer = page.actions.find((one) => one.action === "scene" && one.allowed);
  if (!known) return null;
  const next = known.missing.filter((one) => one.code !== "casualties" || !known.ask_casualties);

  /** What was heard was heard, whatever the crew has done meanwhile: no version is asked. */
  const said = (casualties: number) => offer && void send.act(offer, { casualties }, null);

  return (
    <section className="card stack" aria-labelledby="scene-title" data-testid="scene">
      <h2 id="scene-title">
        {t("scene.title")}{" "}
        <span className="scene-bar">
          <progress max={100} value={known.percent} aria-label={t("scene.known", { n: known.percent })} />
          <span className="quiet figures">{t("scene.known", { n: known.percent })}</span>
          {known.arrive_by && !known.arrived_at && (
            <span className="quiet">
              {t(known.outside_town ? "scene.outside" : "scene.urban", { at: shortTime(known.arrive_by) })}
            </span>
          )}
        </span>
      </h2>
      {known.ask_casualties && (
        <div className="scene-ask" role="alert" data-testid="ask-casualties">
          <strong className="mark mark-late">{t("scene.casualties")}</strong>
          {known.asked_again && <span className="mark mark-late">{t("scene.askedAgain")}</span>}
          {offer && (
            <form
              className="row"
              onSubmit={(event) => {
                event.preventDefault();
                if (hurt !== null) said(hurt);
              }}
            >
              <Button size="small" disabled={send.busy} onClick={() => said(0)}>
                {t("scene.none")}
              </Button>
              <WholeNumber
                size="small"
                min={0}
                max={100_000}
                value={hurt}
                aria-label={t("scene.hurt")}
                placeholder={t("scene.hurt")}
                onChange={setHurt}
              />
              <Button
                size="small"
                type="primary"
                htmlType="submit"
                disabled={hurt === null}
                loading={send.busy}
              >
                {t("scene.save")}
              </Button>
            </form>
          )}
          <span className="quiet">{t("scene.casualtiesAbout")}</span>
        </div>
      )}
      {send.problem && <ProblemNotice error={send.problem} />}
      {next.length === 0 && !known.ask_casualties && <p className="quiet">{t("scene.all")}</p>}
      {next.length > 0 && (
        <ul className="scene-missing">
          {next.slice(0, 4).map((one) => (
            <li key={one.code} title={say(one.words)}>
              {say(one.ask)}
            </li>
          ))}
        </ul>
      )}
      {next.length > 0 && offer && onMore && (
        <div>
          <Button size="small" onClick={onMore}>
            {t("scene.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
