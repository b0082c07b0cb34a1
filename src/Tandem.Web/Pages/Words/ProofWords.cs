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
            ["source.offer-changes"] = ("bol-artikelen, wijzigingen", "offers, changes"),
            ["source.checks"] = ("controles achteraf", "checks afterwards"),
            ["source.hidden"] = ("verborgen bol-artikelen", "hidden offers"),
            ["source.tidying"] = ("opruimen", "tidying"),
            ["side.tandem"] = ("Tandem", "Tandem"),

            ["statement"] = ("Dagoverzicht", "Daily statement"),
            ["statement.text"] = (
                "Elk aantal wordt gecontroleerd op het moment van versturen. Als alle gegevens binnen zijn, kijkt Tandem "
                + "achteraf nog eens of er toen echt zoveel was.",
                "Every number is checked at the moment when it is sent. Once all data has come in, Tandem looks again "
                + "whether there really was that much."),
            ["statement.verdict"] = ("{pushes} updates, {breaches} keer te veel doorgegeven",
                "{pushes} updates, {breaches} overstated"),
            ["statement.days"] = ("over {n} dagen", "over {n} days"),
            ["statement.days.one"] = ("over 1 dag", "over 1 day"),
            ["statement.none"] = ("Er is nog niets aan bol doorgegeven.", "Nothing was sent to bol yet."),
            ["column.day"] = ("Dag", "Day"),
            ["column.pushes"] = ("Updates", "Updates"),
            ["column.checked"] = ("Gecontroleerd", "Checked"),
            ["column.held-back"] = ("Tegengehouden", "Stopped"),
            ["column.refused"] = ("Geweigerd", "Refused"),
            ["column.breaches"] = ("Te veel doorgegeven", "Overstated"),
            ["column.oversold"] = ("Dubbel verkocht", "Oversold"),
            ["column.drifts"] = ("Afwijkingen", "Differences"),
            ["held-back.text"] = (
                "Tegengehouden: er veranderde iets tussen uitrekenen en versturen, dus is er opnieuw gerekend. Dubbel "
                + "verkocht: stuks waarmee een artikel in de webshop onder nul kwam.",
                "Stopped: something changed between working out and sending, so it was worked out again. Oversold: units by "
                + "which an item went below zero in the shop."),
            ["breaches"] = ("Te veel doorgegeven, tot op de seconde", "Overstated updates, to the second"),
            ["breaches.none"] = ("Geen.", "None."),
            ["breach"] = (
                "bol kreeg {pushed} door, {units} te veel: {cause} van {happened} was pas om {heard} bekend.",
                "bol was given {pushed}, {units} too many: {cause} of {happened} was known only at {heard}."),
            ["keep"] = ("Voorraadverloop bewaren", "Keep the stock history"),
            ["keep.days"] = ("Dagen", "Days"),
            ["keep.text"] = ("Dagoverzichten blijven altijd. Wat ouder is, wordt elke dag opgeruimd.",
                "Statements always stay. What is older is cleared every day."),
            ["keep.save"] = ("Opslaan", "Save"),
            ["keep.saved"] = ("Opgeslagen.", "Saved."),
            ["keep.range"] = ("Kies 7 tot 3650 dagen.", "Choose 7 to 3650 days."),

            ["drift"] = ("Afwijkingen bij bol", "Differences at bol"),
            ["drift.text"] = (
                "Elk uur wordt alles wat bol toont vergeleken met wat bol bevestigde, en om de paar minuten wat daar "
                + "veranderde. Afwijkingen herstelt Tandem met een gewone update; Tandem verwijdert nooit iets.",
                "Every hour all that bol shows is compared with what bol confirmed, and every few minutes what changed "
                + "there. Tandem repairs differences with an ordinary update; it never removes anything."),
            ["drift.none"] = ("Geen afwijkingen gevonden.", "No differences found."),
            ["drift.compared"] = ("bol-artikelen vergeleken", "offers compared"),
            ["drift.lvb"] = ("door bol verstuurd (LVB): die tonen de voorraad van bol en worden niet vergeleken",
                "shipped by bol (LVB): they show bol's own stock and are not compared"),
            ["drift.never"] = ("nog niet alles vergeleken", "not everything compared yet"),
            ["drift.last"] = ("alles vergeleken", "everything compared"),
            ["column.expected"] = ("Bevestigd", "Confirmed"),
            ["column.shown"] = ("Getoond", "Shown"),
            ["column.cause"] = ("Oorzaak", "Cause"),
            ["column.seen"] = ("Gezien", "Seen"),
            ["drift-cause.ChangedAtBol"] = ("bij bol gewijzigd, handmatig of door een ander programma",
                "changed at bol, by hand or by another program"),
            ["drift-cause.WriteLost"] = ("onze wijziging is bij bol verloren gegaan", "our write was lost at bol"),
            ["drift-cause.NotForSale"] = ("heeft voorraad, maar bol toont het niet", "has stock, but bol does not publish it"),
            ["drift-state.Open"] = ("wordt hersteld", "being repaired"),
            ["drift-state.still"] = ("staat nog open", "still open"),
            ["drift-state.hidden"] = ("op te lossen bij bol", "to be solved at bol"),
            ["drift-state.Repaired"] = ("klopt weer", "right again"),
            ["drift-state.LeftAlone"] = ("alleen gemeld", "reported only"),
            ["drift-state.Doubted"] = ("nog niet zeker", "not certain yet"),

            ["shadow"] = ("Vergelijking", "Comparison"),
            ["shadow.text"] = (
                "Zolang Tandem alleen meekijkt, zie je hier elk aantal dat iets anders aan bol doorgaf, wat Tandem zou "
                + "hebben doorgegeven, en wie achteraf gelijk had.",
                "As long as Tandem only observes, this shows every number that something else gave bol, what Tandem would "
                + "have given, and who was right afterwards."),
            ["shadow.live"] = ("Tandem werkt hier zelf alle voorraad bij; er is niets te vergelijken.",
                "Tandem updates all stock here itself; there is nothing to compare."),
            ["shadow.none"] = ("Er is nog niets veranderd bij bol terwijl Tandem meekeek.",
                "Nothing has changed at bol yet while Tandem observed."),
            ["shadow.differing"] = ("aantallen zou Tandem anders hebben doorgegeven",
                "numbers Tandem would have given otherwise"),
            ["shadow.theirs-over"] = ("aantallen van het andere programma waren te hoog",
                "numbers of the other tool were too high"),
            ["shadow.ours-over"] = ("aantallen van Tandem waren te hoog geweest", "numbers of Tandem would have been too high"),
            ["shadow.truth.text"] = (
                "Echt beschikbaar: wat de webshop toen had, min wat via bol was verkocht en nog niet in WooCommerce stond. "
                + "Een te hoog aantal verliest altijd; anders wint het dichtstbijzijnde.",
                "Really available: what the shop had then, less what was sold at bol and not in WooCommerce yet. A number "
                + "that is too high always loses; else the nearer wins."),
            ["column.when"] = ("Moment", "Moment"),
            ["column.theirs"] = ("Ander programma", "Other tool"),
            ["column.ours"] = ("Tandem", "Tandem"),
            ["column.truth"] = ("Echt beschikbaar", "Really available"),
            ["column.right"] = ("Wie had gelijk", "Who was right"),
            ["shadow-verdict.Open"] = ("nog niet te zeggen", "not known yet"),
            ["shadow-verdict.Even"] = ("allebei even goed", "both equally good"),
            ["shadow-verdict.Tandem"] = ("Tandem", "Tandem"),
            ["shadow-verdict.OtherTool"] = ("ander programma", "other tool"),
            ["filter.right"] = ("Wie had gelijk", "Who was right"),

            ["ledger"] = ("Voorraadverloop", "Stock history"),
            ["ledger.none"] = ("Er is nog niets veranderd.", "Nothing has changed yet."),
            ["ledger.shop"] = ("webshop", "shop"),
            ["ledger.bol"] = ("bol", "bol"),
            ["ledger.target"] = ("uitgerekend voor bol", "worked out for bol"),
            ["ledger.remote.shop"] = ("volgens de webshop: {when}", "by the shop: {when}"),
            ["ledger.remote.bol"] = ("volgens bol: {when}", "by bol: {when}"),
            ["stock-cause.FirstSeen"] = ("eerste meting", "first reading"),
            ["stock-cause.ShopOrder"] = ("webshopbestelling", "shop order"),
            ["stock-cause.BolOrder"] = ("bol-bestelling", "bol order"),
            ["stock-cause.Cancellation"] = ("annulering", "cancellation"),
            ["stock-cause.Return"] = ("retour", "return"),
            ["stock-cause.Correction"] = ("correctie", "correction"),
            ["stock-cause.Delivery"] = ("levering", "delivery"),
            ["stock-cause.Decision"] = ("uitgerekend", "worked out"),
            ["stock-cause.Push"] = ("doorgegeven", "pushed"),
            ["stock-cause.Drift"] = ("afwijking", "difference"),
            ["stock-cause.External"] = ("externe bron", "external source"),
            ["moment.ask"] = ("Wat toonde bol op…", "What did bol show at…"),
            ["moment.label"] = ("Moment (Nederlandse tijd)", "Moment (Dutch time)"),
            ["moment.answer"] = ("Uitleggen", "Explain"),
            ["moment.invalid"] = ("Vul een datum en een tijd in.", "Enter a date and a time."),
            ["moment.none"] = ("Dit artikel is aan geen bol-artikel gekoppeld.", "This item is linked to no offer at bol."),
            ["moment.same"] = ("De regels van nu geven met dezelfde gegevens hetzelfde aantal: {n}.",
                "The rules of today give the same number from the same data: {n}."),
            ["moment.other"] = ("De regels van nu zouden met dezelfde gegevens {n} geven, toen was het {then}.",
                "The rules of today would give {n} from the same data; then it was {then}."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["offer.drift-changed"] = (
                "bol toonde {shown} in plaats van {expected}: daar handmatig of door een ander programma gewijzigd.",
                "bol showed {shown} instead of {expected}: changed there by hand or by another program."),
            ["offer.drift-lost"] = (
                "bol toonde {shown} in plaats van {expected}: onze wijziging is bij bol verloren gegaan.",
                "bol showed {shown} instead of {expected}: our write was lost at bol."),
            ["offer.drift-hidden"] = ("Er is voorraad, maar bol toont het bol-artikel niet: {detail}.",
                "There is stock, but bol does not publish the offer: {detail}."),
            ["proof.sum"] = (
                "Op {at} toonde bol {shown}: Tandem gaf op {sent} {set} door (de webshop had {available} van {item}, min "
                + "{promised} verkocht via bol en nog niet verwerkt in WooCommerce, {held} gereserveerd en {safety} "
                + "veiligheidsvoorraad) en daarna verkocht bol er {sold}.",
                "At {at} bol showed {shown}: at {sent} Tandem gave it {set} (the shop had {available} of {item}, less "
                + "{promised} sold at bol and not in WooCommerce yet, {held} reserved and {safety} safety stock) and bol "
                + "sold {sold} after that."),
            ["proof.sent"] = ("Op {at} toonde bol {shown}: Tandem gaf op {sent} {set} door en daarna verkocht bol er {sold}.",
                "At {at} bol showed {shown}: at {sent} Tandem gave it {set} and bol sold {sold} after that."),
            ["proof.drift"] = (
                "Op {at} toonde bol {shown}: op {since} stond het daar op {set} zonder dat Tandem dat doorgaf, en daarna "
                + "verkocht bol er {sold}.",
                "At {at} bol showed {shown}: at {since} it was at {set} there without Tandem having given that, and bol sold "
                + "{sold} after that."),
            ["proof.before"] = ("Op {at} toonde bol {shown}, het aantal dat er stond voordat Tandem iets doorgaf.",
                "At {at} bol showed {shown}, the number that was there before Tandem gave it any."),
            ["proof.unknown"] = ("Wat bol op {at} toonde, staat niet in het voorraadverloop.",
                "What bol showed at {at} is not in the stock history."),
        };
}
