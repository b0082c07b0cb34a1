namespace Tandem.Web.Pages.Words;

/// <summary>The words about proof: ledger, statement, read-back and shadow mode. In Dutch and English.</summary>
internal static class ProofWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["proof"] = ("Bewijs", "Proof"),
            ["proof.tabs"] = ("Soorten bewijs", "Kinds of proof"),
            ["csv"] = ("Als CSV", "As CSV"),
            ["show-more"] = ("Ouder tonen", "Show older"),
            ["source.offer-changes"] = ("aanbiedingen, wijzigingen", "offers, changes"),
            ["source.checks"] = ("controles achteraf", "checks afterwards"),
            ["source.tidying"] = ("opruimen", "tidying"),
            ["side.tandem"] = ("Tandem", "Tandem"),

            ["statement"] = ("Dagstaat", "Statement"),
            ["statement.text"] = (
                "Elk getal wordt op de seconde van verzenden tegen de feiten gehouden. Achteraf, als alles binnen is, kijkt "
                + "Tandem nog eens of er toen echt zoveel was.",
                "Every number is held against the facts of the second in which it is sent. Afterwards, when all has come in, "
                + "Tandem looks again whether there really was that much."),
            ["statement.verdict"] = (
                "{breaches} schendingen in {pushes} keer voorraad doorgeven",
                "{breaches} breaches in {pushes} pushes of stock"),
            ["statement.days"] = ("over {n} dagen", "over {n} days"),
            ["statement.none"] = ("Er is nog niets aan bol doorgegeven, dus er valt nog niets te bewijzen.",
                "Nothing was given to bol yet, so there is nothing to prove yet."),
            ["column.day"] = ("Dag", "Day"),
            ["column.pushes"] = ("Doorgegeven", "Pushed"),
            ["column.checked"] = ("Gecontroleerd", "Checked"),
            ["column.held-back"] = ("Tegengehouden", "Held back"),
            ["column.refused"] = ("Geweigerd", "Refused"),
            ["column.breaches"] = ("Schendingen", "Breaches"),
            ["column.oversold"] = ("Dubbel verkocht", "Oversold"),
            ["column.drifts"] = ("Afwijkingen", "Drift"),
            ["held-back.text"] = (
                "Tegengehouden: de feiten veranderden tussen besluit en verzenden, dus is er opnieuw besloten. Dubbel verkocht: "
                + "stuks waarmee een artikel in de winkel onder nul kwam.",
                "Held back: the facts changed between decision and sending, so it was decided again. Oversold: units by which an "
                + "item went below zero in the shop."),
            ["breaches"] = ("Schendingen, op de seconde", "Breaches, by the second"),
            ["breaches.none"] = ("Geen.", "None."),
            ["breach"] = (
                "bol kreeg {pushed} door, {units} te veel: {cause} van {happened} was pas om {heard} bekend.",
                "bol was given {pushed}, {units} too many: {cause} of {happened} was known only at {heard}."),
            ["keep"] = ("Voorraadboek bewaren", "Keep the ledger"),
            ["keep.days"] = ("Dagen", "Days"),
            ["keep.text"] = ("Dagstaten blijven altijd. Wat ouder is, wordt elke dag opgeruimd.",
                "Statements always stay. What is older is cleared every day."),
            ["keep.save"] = ("Bewaren", "Save"),
            ["keep.saved"] = ("Vastgelegd.", "Saved."),
            ["keep.range"] = ("Kies 7 tot 3650 dagen.", "Choose 7 to 3650 days."),

            ["drift"] = ("Afwijkingen bij bol", "Drift at bol"),
            ["drift.text"] = (
                "Elk uur wordt alles wat bol toont vergeleken met wat bol bevestigde, en om de paar minuten wat daar veranderde. "
                + "Afwijkingen worden langs de gewone weg hersteld; Tandem verwijdert nooit iets.",
                "Every hour all that bol shows is compared with what bol confirmed, and every few minutes what changed there. "
                + "Drift is repaired in the ordinary way; Tandem never removes anything."),
            ["drift.none"] = ("Geen afwijkingen gevonden.", "No drift found."),
            ["drift.compared"] = ("aanbiedingen vergeleken", "offers compared"),
            ["drift.lvb"] = ("door bol verstuurd (LVB): die tonen bols eigen voorraad en worden niet vergeleken",
                "shipped by bol (LVB): they show bol's own stock and are not compared"),
            ["drift.never"] = ("nog niet alles vergeleken", "not everything compared yet"),
            ["drift.last"] = ("alles vergeleken", "everything compared"),
            ["column.expected"] = ("Bevestigd", "Confirmed"),
            ["column.shown"] = ("Getoond", "Shown"),
            ["column.cause"] = ("Oorzaak", "Cause"),
            ["column.seen"] = ("Gezien", "Seen"),
            ["drift-cause.ChangedAtBol"] =
                ("bij bol veranderd, met de hand of door een ander programma", "changed at bol, by hand or by another program"),
            ["drift-cause.WriteLost"] = ("onze wijziging is bij bol verloren gegaan", "our write was lost at bol"),
            ["drift-cause.NotForSale"] = ("heeft voorraad, maar bol toont het niet", "has stock, but bol does not publish it"),
            ["drift-state.Open"] = ("wordt hersteld", "being repaired"),
            ["drift-state.still"] = ("staat nog open", "still open"),
            ["drift-state.hidden"] = ("op te lossen bij bol", "to be solved at bol"),
            ["drift-state.Repaired"] = ("klopt weer", "right again"),
            ["drift-state.LeftAlone"] = ("alleen gemeld", "reported only"),
            ["drift-state.Doubted"] = ("nog niet zeker", "not certain yet"),

            ["shadow"] = ("Schaduw", "Shadow"),
            ["shadow.text"] = (
                "Zolang Tandem alleen meekijkt, ziet u hier elk getal dat iets anders aan bol doorgaf, wat Tandem zou hebben "
                + "doorgegeven, en wie achteraf gelijk had.",
                "As long as Tandem only observes, this shows every number that something else gave bol, what Tandem would have "
                + "given, and who was right afterwards."),
            ["shadow.live"] = (
                "Tandem schrijft hier zelf alle voorraad; er loopt niemand meer naast.",
                "Tandem writes all stock here itself; nobody runs beside it any more."),
            ["shadow.none"] = ("Er is nog niets veranderd bij bol terwijl Tandem meekeek.",
                "Nothing has changed at bol yet while Tandem observed."),
            ["shadow.differing"] = ("getallen zou Tandem anders hebben doorgegeven", "numbers Tandem would have given otherwise"),
            ["shadow.theirs-over"] =
                ("getallen van het andere programma waren te hoog", "numbers of the other tool were too high"),
            ["shadow.ours-over"] = ("getallen van Tandem waren te hoog geweest", "numbers of Tandem would have been too high"),
            ["shadow.truth.text"] = (
                "Echt beschikbaar: wat de winkel toen had, min wat bol al verkocht had en de winkel nog niet wist. Te hoog "
                + "verliest van haalbaar; daarna wint het dichtstbijzijnde.",
                "Really available: what the shop had then, less what bol had sold and the shop did not know yet. Too high loses "
                + "to what could be kept; after that the nearer wins."),
            ["column.when"] = ("Moment", "Moment"),
            ["column.theirs"] = ("Ander", "Other"),
            ["column.ours"] = ("Tandem", "Tandem"),
            ["column.truth"] = ("Echt", "Really"),
            ["column.right"] = ("Gelijk", "Right"),
            ["shadow-verdict.Open"] = ("nog niet te zeggen", "not known yet"),
            ["shadow-verdict.Even"] = ("gelijk op", "even"),
            ["shadow-verdict.Tandem"] = ("Tandem", "Tandem"),
            ["shadow-verdict.OtherTool"] = ("ander programma", "other tool"),
            ["filter.right"] = ("Wie had gelijk", "Who was right"),

            ["ledger"] = ("Voorraadboek", "Stock ledger"),
            ["ledger.none"] = ("Er is nog niets veranderd.", "Nothing has changed yet."),
            ["ledger.shop"] = ("winkel", "shop"),
            ["ledger.bol"] = ("bol", "bol"),
            ["ledger.target"] = ("besluit voor bol", "decision for bol"),
            ["ledger.remote"] = ("daar {when}", "there {when}"),
            ["stock-cause.FirstSeen"] = ("eerste lezing", "first reading"),
            ["stock-cause.ShopOrder"] = ("winkelbestelling", "shop order"),
            ["stock-cause.BolOrder"] = ("bolbestelling", "bol order"),
            ["stock-cause.Cancellation"] = ("annulering", "cancellation"),
            ["stock-cause.Return"] = ("retour", "return"),
            ["stock-cause.Correction"] = ("correctie", "correction"),
            ["stock-cause.Delivery"] = ("levering", "delivery"),
            ["stock-cause.Decision"] = ("besluit", "decision"),
            ["stock-cause.Push"] = ("doorgegeven", "pushed"),
            ["stock-cause.Drift"] = ("afwijking", "drift"),
            ["stock-cause.External"] = ("externe bron", "external source"),
            ["moment.ask"] = ("Wat toonde bol op…", "What did bol show at…"),
            ["moment.label"] = ("Moment (Nederlandse tijd)", "Moment (Dutch time)"),
            ["moment.answer"] = ("Uitleggen", "Explain"),
            ["moment.invalid"] = ("Vul een datum en een tijd in.", "Enter a date and a time."),
            ["moment.none"] = ("Dit artikel heeft geen aanbieding bij bol.", "This item has no offer at bol."),
            ["moment.same"] = ("De regel van nu geeft met dezelfde feiten hetzelfde getal: {n}.",
                "The rule of today gives the same number from the same facts: {n}."),
            ["moment.other"] = ("De regel van nu zou met dezelfde feiten {n} geven, toen was het {then}.",
                "The rule of today would give {n} from the same facts; then it was {then}."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["offer.drift-changed"] = (
                "bol toonde {shown} in plaats van {expected}: daar met de hand of door een ander programma veranderd.",
                "bol showed {shown} instead of {expected}: changed there by hand or by another program."),
            ["offer.drift-lost"] = (
                "bol toonde {shown} in plaats van {expected}: onze wijziging is bij bol verloren gegaan.",
                "bol showed {shown} instead of {expected}: our write was lost at bol."),
            ["offer.drift-hidden"] = (
                "Er is voorraad, maar bol toont de aanbieding niet: {detail}.",
                "There is stock, but bol does not publish the offer: {detail}."),
            ["proof.sum"] = (
                "Op {at} toonde bol {shown}: Tandem gaf op {sent} een {set} door (de winkel had {available} van {item}, min "
                + "{promised} beloofd, {held} vastgehouden en {safety} veiligheid) en daarna verkocht bol er {sold}.",
                "At {at} bol showed {shown}: at {sent} Tandem gave it {set} (the shop had {available} of {item}, less {promised} "
                + "promised, {held} held and {safety} safety) and bol sold {sold} after that."),
            ["proof.sent"] = (
                "Op {at} toonde bol {shown}: Tandem gaf op {sent} een {set} door en daarna verkocht bol er {sold}.",
                "At {at} bol showed {shown}: at {sent} Tandem gave it {set} and bol sold {sold} after that."),
            ["proof.drift"] = (
                "Op {at} toonde bol {shown}: op {since} stond het daar op {set} zonder dat Tandem dat doorgaf, en daarna "
                + "verkocht bol er {sold}.",
                "At {at} bol showed {shown}: at {since} it was at {set} there without Tandem having given that, and bol sold "
                + "{sold} after that."),
            ["proof.before"] = (
                "Op {at} toonde bol {shown}, het getal dat er stond voordat Tandem iets doorgaf.",
                "At {at} bol showed {shown}, the number that was there before Tandem gave it any."),
            ["proof.unknown"] = (
                "Wat bol op {at} toonde, staat niet in het voorraadboek.",
                "What bol showed at {at} is not in the ledger."),
        };
}
