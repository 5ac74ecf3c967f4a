import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { asProblem } from "../../api/client";
import { useSay, useTexts } from "../words/language";

/** What is shown when there is nothing to show: not found, not allowed, or broken. */
export function EndPage({ error, kind }: { error?: unknown; kind?: "missing" | "forbidden" | "broken" }) {
  const t = useTexts();
  const say = useSay();
  const problem = error === undefined ? null : asProblem(error);
  const what =
    kind ?? (problem?.status === 404 ? "missing" : problem?.status === 403 ? "forbidden" : "broken");
  const code = { missing: "404", forbidden: "403", broken: "!" }[what];
  return (
    <section className="end-page">
      <p className="end-code figures" aria-hidden="true">
        {code}
      </p>
      <h1>{t(`end.${what}`)}</h1>
      <p>{problem ? say(problem) : t(`end.${what}About`)}</p>
      {problem?.clause && <small className="clause">{t("problem.clause", { clause: problem.clause })}</small>}
      <div className="row">
        <Link to="/" className="button-link">
          {t("end.home")}
        </Link>
        {what === "broken" && <Button onClick={() => window.location.reload()}>{t("end.reload")}</Button>}
      </div>
    </section>
  );
}
