// The answers of the server under the names the rooms use. Nothing is described here: schema.d.ts is generated out of the
// server's own description, and a name that it does not hold does not compile.
import type { components, operations } from "./schema";

type Shapes = components["schemas"];

export type Words = Shapes["Words"];
export type Release = Shapes["Release"];
export type Session = Shapes["Session"];
export type Ability = Shapes["Ability"];
export type Role = Shapes["Role"];
export type RefTarget = Shapes["RefTarget"];
export type Drawn = Shapes["Drawn"];
export type FlowAction = Shapes["FlowAction"];
export type Flow = Shapes["Flow"];
export type TypeDef = Shapes["TypeDef"];
export type Channel = Shapes["Channel"];
export type Meta = Shapes["Meta"];
export type Colour = Shapes["Colour"];
export type Row = Shapes["Row"];
export type Rows = Shapes["Rows"];
export type Charges = Shapes["Charges"];
export type Page = Shapes["Page"];
export type PageField = Shapes["PageField"];
export type Said = Shapes["Said"];
export type Offer = Shapes["Offer"];
export type OutagePoint = Shapes["OutagePoint"];
export type OutageFirm = Shapes["OutageFirm"];
export type BulletinRow = Shapes["BulletinRow"];
export type CampaignCoverage = Shapes["CampaignCoverage"];
export type CampaignFigures = Shapes["CampaignFigures"];
export type BlankBlock = Shapes["BlankBlock"];
export type BlankForm = Shapes["BlankForm"];
export type PublicStop = Shapes["PublicStop"];
export type PublicBulletin = Shapes["PublicBulletin"];
export type FileInfo = Shapes["FileInfo"];
export type Clock = Shapes["Clock"];
export type Explain = Shapes["Explanation"];
export type Event = Shapes["Event"];
export type Timeline = Shapes["Timeline"];
export type Proposal = Shapes["Proposal"];
export type BulkResult = Shapes["BulkResult"];
export type FieldError = Shapes["FieldError"];
export type Changed = Shapes["Changed"];
export type ProblemBody = Shapes["Problem"];
export type CustomerPage = Shapes["CustomerPage"];
export type Address = Shapes["Address"];
export type Care = Shapes["Care"];
export type Unit = Shapes["Unit"];
export type Board = Shapes["Board"];
export type BoardPerson = Shapes["BoardPerson"];
export type CrewCandidate = Shapes["CrewCandidate"];
export type CrewCandidates = Shapes["CrewCandidates"];
export type Person = Shapes["Person"];
export type Parameter = Shapes["Parameter"];
export type Notice = Shapes["Notice"];
export type MyReach = Shapes["MyReach"];
export type Delivery = Shapes["Delivery"];
export type AuditLine = Shapes["AuditLine"];
export type GateHit = Shapes["GateHit"];
export type Revealed = Shapes["Revealed"];
export type Uploaded = Shapes["File"];

/** What an act answers to a screen: the fresh page, or that the record has moved out of sight. */
export type Acted = Page | Shapes["Gone"];

/** What an operation takes. */
export type Body<Name extends keyof operations> =
  NonNullable<operations[Name]["requestBody"]> extends { content: { "application/json": infer Taken } }
    ? Taken
    : never;

/** The parameters in the address of an operation. */
export type Asked<Name extends keyof operations> = NonNullable<operations[Name]["parameters"]["query"]>;

/** What customers are shown on the portal. */
export type PortalCompany = Shapes["PortalCompany"];
export type PortalSession = Shapes["PortalSession"];
export type PortalForm = Shapes["PortalForm"];
export type PortalType = Shapes["PortalType"];
export type PortalRow = Shapes["PortalRow"];
export type PortalMatter = Shapes["PortalMatter"];
export type PortalVisit = Shapes["PortalVisit"];
export type PortalClock = Shapes["PortalClock"];
export type PortalStep = Shapes["PortalStep"];
export type PortalDocument = Shapes["PortalDocument"];
