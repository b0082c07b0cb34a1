using System.Text.Json;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>Reads a document in the form that docs/invoices.md describes.</summary>
internal static class InputReading
{
    private static readonly string[] Categories = [.. Enum.GetNames<VatCategory>()];

    /// <returns>The document, or what is wrong with it first.</returns>
    public static (TriedInput? Input, Reason? Problem) Read(JsonElement json, string? name, RateTable rates)
    {
        var fields = Fields.Of(json);
        var notes = new List<Reason>();
        var isCredit = fields.OneOf("kind", null, "invoice", "credit_note") == "credit_note";
        fields.OneOf("type_code", isCredit ? "381" : "380", isCredit ? "381" : "380");
        fields.OneOf("currency", "EUR", "EUR");
        var lvb = fields.OneOf("fulfilment", "FBR", "FBR", "FBB") == "FBB";
        var (issued, supplied) = (fields.Day("issue_date"), fields.Day("supply_date"));
        var (seller, vatSeller) = SellerOf(fields, rates);
        var (buyer, vatBuyer) = BuyerOf(fields, notes);
        var inclVat = fields.YesNo("prices_include_vat") ?? fields.Missing("prices_include_vat").Length > 0;

        // bol's warehouse is in the Netherlands, whoever sells from it (facts/vat.md §4).
        var from = fields.Land("ship_from") ?? (lvb ? Country.Netherlands : seller.Country);
        var to = fields.Land("ship_to") ?? buyer.Country;
        if (lvb && from != Country.Netherlands) fields.Wrong(Reason.Of("invoice.lvb-from", ("country", from)));
        var lines = fields.List("lines").Select(line => LineOf(line, notes)).ToList();
        if (lines.Count == 0) fields.Missing("lines");
        var input = new TriedInput
        {
            Number = fields.Text("number") ?? name ?? fields.Text("id"),
            IsCredit = isCredit,
            ViaBol = fields.OneOf("channel", null, "bol", "woo") == "bol",
            Issued = issued,
            Seller = seller,
            Buyer = buyer,
            Sale = new VatSale
            {
                Seller = vatSeller,
                Buyer = vatBuyer,
                From = from,
                To = to,
                ToPostcode = to == buyer.Country ? buyer.Postcode : null,
                Supplied = supplied,
                InclVat = inclVat,
                Lines = [.. lines.Select(line => line.Sale)],
                Shipping = fields.Amount("shipping") ?? Money.Zero,
                IsCredit = isCredit,
                Threshold = ThresholdOf(fields),
            },
            Lines = lines,
            OrderReference = fields.Text("order_reference") ?? fields.Text("order_id"),
            OrderId = fields.Text("order_id"),
            Credits = CreditsOf(fields, isCredit),
            CreditsIssued = isCredit && fields.Has("credits_date") ? fields.Day("credits_date") : null,
            CreditedBefore = CreditedOf(fields),
            Notes = notes,
        };
        fields.Skip("number", "id");
        notes.AddRange(fields.Unused().Select(Unused));
        return fields.Problem is { } problem ? (null, problem) : (input, null);
    }

    private static string? CreditsOf(Fields fields, bool isCredit)
    {
        var credits = fields.Text("credits");
        if (isCredit && credits is null) fields.Missing("credits");
        if (!isCredit && credits is not null) fields.Wrong(Reason.Of("invoice.credits-of-invoice"));
        return credits;
    }

    private static (DocumentParty, VatSeller) SellerOf(Fields document, RateTable rates)
    {
        if (document.Object("seller") is not { } fields)
        {
            document.Missing("seller");
            return (new DocumentParty(Country.Netherlands, ""), new VatSeller(Country.Netherlands, true, false));
        }

        var party = PartyOf(fields);
        var scheme = fields.OneOf("scheme", "normal", "normal", "small_business");
        return (party, new VatSeller(party.Country, fields.YesNo("established_in_eu") ?? rates.IsMember(party.Country),
            scheme == "small_business"));
    }

    private static (DocumentParty, VatBuyer) BuyerOf(Fields document, List<Reason> notes)
    {
        if (document.Object("buyer") is not { } fields)
        {
            document.Missing("buyer");
            return (new DocumentParty(Country.Netherlands, ""), new VatBuyer(false, null, null));
        }

        var business = fields.OneOf("type", null, "consumer", "business") == "business";
        var party = PartyOf(fields);
        var number = VatNumber.TryParse(party.VatNumber);
        if (number is null && party.VatNumber is not null) notes.Add(Reason.Of("invoice.buyer-number"));
        return (party, new VatBuyer(business, number, fields.YesNo("vies")));
    }

    private static DocumentParty PartyOf(Fields fields)
    {
        if (fields.Land("country") is not { } country)
        {
            if (fields.Text("country") is null) fields.Missing("country");
            country = Country.Netherlands;
        }

        return new DocumentParty(country, fields.Needed("name"))
        {
            LegalForm = fields.Text("legal_form"),
            Attention = fields.Text("attention"),
            Street = fields.Text("street"),
            Postcode = fields.Text("zip"),
            City = fields.Text("city"),
            VatNumber = fields.Text("vat"),
            Kvk = fields.Text("kvk"),
            Enterprise = fields.Text("enterprise"),
            Court = fields.Text("court"),
            Account = fields.Text("account"),
        };
    }

    private static TriedLine LineOf(Fields fields, List<Reason> notes)
    {
        fields.Skip("line");
        var quantity = fields.Digits("qty", 3) ?? (fields.Has("qty") ? 1 : 0);
        if (!fields.Has("qty")) fields.Missing("qty");
        else if (quantity <= 0) fields.Wrong(Reason.Of("invoice.quantity", ("what", fields.At("qty"))));
        var price = fields.Digits("unit_price", 6);
        var discount = fields.Amount("discount") ?? Money.Zero;
        var total = fields.Amount("line_total") ?? (price is { } each
            ? Money.FromEuros((each * quantity) - discount.Euros) : Money.Zero);
        if (price is null && !fields.Has("unit_price") && !fields.Has("line_total")) fields.Missing("line_total");
        var sale = new SaleLine(fields.Text("tax_class") ?? "", total, ChargeOf(fields), ExemptionOf(fields));
        var printed = new DocumentLine(fields.Needed("description"), quantity, discount, total) { Ean = fields.Text("ean") };
        var line = new TriedLine(sale, printed, price);
        if (line.SumDiffers) notes.Add(Reason.Of("invoice.line-sum", ("what", fields.At("line_total"))));
        return line;
    }

    /// <summary>Both, or the one from which the other follows; never 0 % because nothing was said.</summary>
    private static VatCharge? ChargeOf(Fields fields)
    {
        var category = fields.Has("category") ? fields.OneOf("category", null, Categories) : null;
        var text = fields.Text("rate");
        var rate = VatRate.TryParse(text);
        if (text is not null && rate is null)
            fields.Wrong(Reason.Of("invoice.not-a-rate", ("what", fields.At("rate")), ("given", text)));
        if (!Enum.TryParse<VatCategory>(category, out var known))
        {
            if (category is null && rate is { IsZero: true })
                fields.Wrong(Reason.Of("invoice.zero-unsaid", ("what", fields.At("category"))));
            return rate is { IsZero: false } only ? new VatCharge(VatCategory.S, only) : null;
        }

        if (rate is null && known == VatCategory.S) return null;
        if (rate is { } both && both.IsZero == (known == VatCategory.S))
            fields.Wrong(Reason.Of("invoice.category-rate", ("what", fields.At("rate")), ("category", known), ("rate", both)));
        return new VatCharge(known, rate ?? default);
    }

    private static Exemption? ExemptionOf(Fields fields) =>
        (fields.OneOf("scheme", "normal", "normal", "margin"), fields.Text("exemption")) switch
        {
            ("margin", _) => Exemption.Margin,
            (_, { } text) => new Exemption(null, text),
            _ => null,
        };

    private static ThresholdReading? ThresholdOf(Fields document)
    {
        if (document.Object("threshold") is not { } fields) return null;
        if (!fields.Has("before")) fields.Missing("before");
        return new ThresholdReading(fields.Amount("before") ?? Money.Zero, fields.Amount("last_year") ?? Money.Zero,
            fields.YesNo("opted_in") ?? false);
    }

    private static IReadOnlyList<(VatCharge?, Money, Money)> CreditedOf(Fields document)
    {
        const string Name = "credited_before";
        if (!document.Has(Name)) return [];
        return document.IsList(Name) ? [.. document.List(Name).Select(Of)]
            : document.Object(Name) is { } one ? [Of(one)] : [];

        static (VatCharge?, Money, Money) Of(Fields fields)
        {
            var (gross, vat) = (fields.Amount("gross"), fields.Amount("vat"));
            if (gross is null && !fields.Has("gross")) fields.Missing("gross");
            if (vat is null && !fields.Has("vat")) fields.Missing("vat");
            if (vat < Money.Zero || vat > gross) fields.Wrong(Reason.Of("invoice.credited-vat", ("what", fields.At("vat"))));
            return (ChargeOf(fields), gross ?? Money.Zero, vat ?? Money.Zero);
        }
    }

    private static Reason Unused(string field) => Reason.Of("invoice.unused", ("what", field));
}
