// A plan for those who answer for its steps without having its record in their scope; whoever has it acts on the record.
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useParams } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { PageHead } from "../../../spine/layout/PageHead";
import { EndPage } from "../../../spine/problem/EndPage";
import { useLanguage, useSay, useTexts } from "../../../spine/words/language";
import { PlanBody } from "./PlanPanel";
import { planQuery } from "./queries";
import "./words";

export function PlanPage() {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const plan = useQuery(planQuery(id));
  if (plan.error && !plan.data) return <EndPage error={plan.error} />;
  if (!plan.data) return <Skeleton active />;
  if (plan.data.open) return <Navigate to="/records/$id" params={{ id }} search={{}} replace />;
  return (
    <div className="page page-narrow">
      <PageHead title={`${say(plan.data.title)} v${plan.data.version}`}>
        <Link to="/plans" search={{}}>
          {t("plans.title")}
        </Link>
        <a href={`/api/plans/${id}/plan.pdf?lang=${language}`} target="_blank" rel="noreferrer">
          PDF
        </a>
      </PageHead>
      <PlanBody plan={plan.data} />
    </div>
  );
}
