using System.Globalization;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>bol's words about returns, in Dutch and English. A word that is not known is said as bol says it. Pure.</summary>
public static class ReturnTerms
{
    // mainReason and detailedReason, as bol's description lists them (ReturnReason of the Retailer API v10, May 2026).
    private static readonly Dictionary<string, string> ReasonsInEnglish = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Verkeerde maat of afmeting"] = "Wrong size",
        ["Verkeerd besteld"] = "Ordered by mistake",
        ["Artikel werkt niet"] = "Item does not work",
        ["Klacht over artikel"] = "Complaint about the item",
        ["Klacht over de bezorging"] = "Complaint about the delivery",
        ["Elders goedkoper"] = "Cheaper elsewhere",
        ["Ander artikel ontvangen dan besteld"] = "Got another item than ordered",
        ["Anders"] = "Other",
        ["Te groot"] = "too large",
        ["Te klein"] = "too small",
        ["Artikel werkt niet op mijn apparatuur"] = "does not work with my equipment",
        ["Meerdere maten/afmetingen besteld"] = "ordered several sizes",
        ["Aanbevolen accessoire past niet"] = "recommended accessory does not fit",
        ["Meerdere opties/artikelen besteld"] = "ordered several options",
        ["Pasvorm valt tegen"] = "fit is disappointing",
        ["Anders-namelijk"] = "something else",
        ["Onduidelijke productinformatie"] = "product information unclear",
        ["Onduidelijke afbeelding"] = "picture unclear",
        ["Dubbel besteld"] = "ordered twice",
        ["Artikel had ik toch niet nodig"] = "not needed after all",
        ["Artikel is beschadigd"] = "damaged",
        ["Artikel is incompleet"] = "incomplete",
        ["Kwaliteit valt tegen"] = "quality is disappointing",
        ["Gebruiksaanwijzing onduidelijk"] = "instructions unclear",
        ["Artikel doet niet wat het belooft"] = "does not do what it promises",
        ["Artikel is te laat bezorgd"] = "delivered too late",
        ["Verpakking is beschadigd"] = "packaging damaged",
        ["Artikel cadeau ontvangen"] = "received as a gift",
        ["Ik heb me bedacht"] = "changed my mind",
        ["Andere kleur dan gedacht"] = "another colour than expected",
    };

    /// <summary>The main reasons that a customer can choose at bol, in bol's words.</summary>
    public static readonly IReadOnlyList<string> MainReasons = [.. ReasonsInEnglish.Keys.Take(8)];

    // What others have seen in answers (facts/bol.md §8); bol describes only those that a seller can choose.
    private static readonly Dictionary<string, (string Nl, string En)> Handlings = new(StringComparer.Ordinal)
    {
        ["RETURN_RECEIVED"] = ("ontvangen en goedgekeurd", "received and approved"),
        ["EXCHANGE_PRODUCT"] = ("wordt geruild", "to be exchanged"),
        ["RETURN_DOES_NOT_MEET_CONDITIONS"] =
            ("afgekeurd: voldoet niet aan de voorwaarden", "refused: does not meet the conditions"),
        ["REPAIR_PRODUCT"] = ("wordt gerepareerd", "to be repaired"),
        ["CUSTOMER_KEEPS_PRODUCT_PAID"] = ("klant houdt het en betaalt", "customer keeps it and pays"),
        ["CUSTOMER_KEEPS_PRODUCT_FREE_OF_CHARGE"] = ("klant houdt het gratis", "customer keeps it free of charge"),
        ["STILL_APPROVED"] = ("alsnog goedgekeurd", "approved after all"),
        ["STILL_RECEIVED"] = ("alsnog ontvangen", "received after all"),
        ["RETURN_ITEM_LOST"] = ("onderweg kwijtgeraakt", "lost on the way"),
        ["EXPIRED"] = ("verlopen: niet teruggestuurd", "expired: not sent back"),
        ["EXCESSIVE_RETURN"] = ("meer teruggestuurd dan besteld", "more sent back than ordered"),
        ["CANCELLED_BY_CUSTOMER"] = ("ingetrokken door de klant", "withdrawn by the customer"),
        ["FAILED_TO_CREATE_SHIPPING_LABEL"] = ("bol kon geen retourlabel maken", "bol could make no return label"),
        ["FAILED_TO_COLLECT_BY_TRANSPORTER"] = ("niet opgehaald door de vervoerder", "not collected by the carrier"),
    };

    /// <param name="reason">As <see cref="Pack(string, string)"/> made it.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static string Reason(string reason, string language)
    {
        var said = reason.Split('|').Where(part => part.Length > 0)
            .Select(part => language == "en" ? ReasonsInEnglish.GetValueOrDefault(part, part) : part).ToList();
        return said.Count == 0 ? language == "en" ? "not given" : "niet genoemd" : string.Join(", ", said);
    }

    /// <param name="results">As <see cref="Pack(IEnumerable{ReturnResult})"/> made it.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public static string Results(string results, string language)
    {
        var said = results.Split(',').Select(part => part.Split(':')).Where(part => part.Length == 2)
            .Select(part => $"{part[0]} × {Handling(part[1], language)}").ToList();
        return said.Count == 0 ? language == "en" ? "handled" : "behandeld" : string.Join("; ", said);
    }

    /// <summary>The reason as one fact: the main part and its detail.</summary>
    public static string Pack(string why, string detail) => detail.Length == 0 || detail == why ? why : $"{why}|{detail}";

    /// <summary>The results as one fact, in an order that does not depend on bol's.</summary>
    public static string Pack(IEnumerable<ReturnResult> results) =>
        string.Join(',', results.OrderBy(r => r.At).ThenBy(r => r.Handling, StringComparer.Ordinal).ThenBy(r => r.Units)
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Units}:{r.Handling}")));

    private static string Handling(string handling, string language) =>
        !Handlings.TryGetValue(handling, out var words) ? handling : language == "en" ? words.En : words.Nl;
}
