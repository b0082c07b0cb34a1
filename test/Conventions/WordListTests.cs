using System.Text.RegularExpressions;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Web.Pages.Words;

namespace Tandem.Tests.Conventions;

/// <summary>
/// The screens speak the words of the trade: <em>je</em>, one word for one thing, and none of the old words that were put aside.
/// </summary>
public sealed class WordListTests
{
    /// <summary>What a Dutch screen never says, and what it says instead.</summary>
    public static TheoryData<string, string> Dutch => new()
    {
        { @"\b[Uu]w?\b|\b[Uu]zelf\b", "je, jou" },
        { @"\b[Aa]anbieding", "bol-artikel" },
        { @"\b[Ww]inkel", "webshop" },
        { @"[Aa]chter de hand|[Aa]chterh[oa]u", "veiligheidsvoorraad" },
        { "[Hh]oogstens", "maximaal" },
        { "Toon altijd|Toon bij nabestellen", "Maximaal tonen bij bol, Vast aantal tonen bij bol" },
        { "[Bb]ij minder dan dit|Telt als", "Toon 0 onder (stuks), Voorraad als WooCommerce niet bijhoudt" },
        { "afblijv|afblijft|met rust", "niet bijwerken" },
        { "Gaat over|Wat er is ingesteld|Kans die", "Geldt voor, Actieve regels, Toegestane kans" },
        { "niet gezegd|[Nn]iets gezegd", "geen regel" },
        { "Proefdraai|[Zz]et gekozen stil|[Ss]tilgezet", "Controleren en live zetten, Stop bijwerken van selectie" },
        { @"[Hh]oe vers|\bvers(er)?\b", "Laatste synchronisatie, actueel" },
        { "^Onderweg$|^verstuurd$", "In verwerking, aangevraagd" },
        { @"^Afgehandeld$|^Gedaan|^Bewaard\.?$|[Vv]astgelegd", "Markeer als afgehandeld, Opgeslagen" },
        { "^Bewaren$|^Bewaar$", "Opslaan" },
        { "[Bb]ewust los|[Ll]osmaken|vanzelf (laten )?koppelen|zelf gelegd", "Niet koppelen, Ontkoppelen, Automatisch koppelen" },
        { "Waar staat de EAN|Koppelingen inlezen|^Pakketten uit", "EAN-veld instellen, … importeren" },
        { "^Stand$", "Status" },
        { "^gezien$|^overgeslagen$|^zelf$|Door Tandem gezien", "ontvangen, niet overgenomen, eigen verzending" },
        { "Bij de klant|mee te geven|mee met de vervoerder", "Uiterste leverdatum, verzend binnen …, overdragen aan vervoerder" },
        { @"\brond .* af", "zet op Afgerond in WooCommerce" },
        { "[Vv]erzamellijst", "picklijst" },
        { @"van regel \{", "1 × Theepot Duin" },
        { "bolbestelling|winkelbestelling|verkopersportaal", "bol-bestelling, webshopbestelling, verkoopaccount" },
        { "[Dd]agstaat|[Ss]chaduw|[Vv]oorraadboek|[Ss]chending", "Dagoverzicht, Vergelijking, Voorraadverloop, te veel doorgegeven" },
        { "[Bb]eloofd|[Vv]astgehouden", "verkocht via bol, nog niet verwerkt in WooCommerce; gereserveerd" },
        { "van buiten|als het moet|Het klopt: neem", "extern, optioneel, Bestand toch verwerken" },
        { "[Oo]verga(an|at)? op eigen|als het systeem|draai dan", "Verkoop uit eigen voorraad zodra LVB op is, systeem" },
        { @"(?<!\bom )\b1 [a-z]+en worden\b|[a-z]\((s|en)\)", "1 label wordt gekocht" },
    };

    /// <summary>The same of an English one.</summary>
    public static TheoryData<string, string> English => new()
    {
        { "not said", "no rule" },
        { "[Hh](o|e)ld(s)? back", "safety stock" },
        { @"\b[Dd]rift\b", "differences" },
        { "[Uu]nder way", "in progress" },
        { @"[Ff]reshness|\b[Ff]resh(er)?\b", "last synced, up to date" },
        { "Tell bol that it is sent", "Confirm shipment to bol" },
        { "[Dd]ealt with", "mark as resolved" },
        { @"[Ss]hadow|\b(?<!\{)[Bb]reach", "comparison, overstated updates" },
        { "to hand over$", "ship within" },
        { "all the same|passed over|left out|so already|took the switch", "anyway, skipped, accepted the switch" },
        { @"\bdear\b|\blately\b|leaves? .*\balone\b", "expensive, recently, does not update" },
        { "^being sent$", "submitted" },
    };

    [Theory, MemberData(nameof(Dutch))]
    public void Dutch_SaysTheWordsOfTheList(string never, string instead) =>
        Nothing(never, instead, words => words.Nl);

    [Theory, MemberData(nameof(English))]
    public void English_SaysTheWordsOfTheList(string never, string instead) =>
        Nothing(never, instead, words => words.En);

    /// <summary>Notes that Tandem puts on orders of the shop, and everything of the screens.</summary>
    private static void Nothing(string never, string instead, Func<(string Nl, string En), string> language)
    {
        var pattern = new Regex(never, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        Found.Nothing($"\"{instead}\" is said instead", ScreenWords.All.Concat(ReasonWords.All).Concat(ShopNotes.All)
            .Where(words => pattern.IsMatch(language(words.Value))).Select(words => $"{words.Key}: {language(words.Value)}"));
    }
}
