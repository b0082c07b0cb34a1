using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>
/// Works out documents that somebody gives, to hold them against another calculation: nothing is kept but the figures of earlier
/// documents of the same run, against which their credit notes are held. Input and answer are described in docs/invoices.md.
/// </summary>
public sealed class DocumentTrial
{
    private readonly RateTable _rates = RateTable.Shipped;
    private readonly ClassMatrix _classes = ClassMatrix.Prefilled;
    private readonly Dictionary<string, Figures> _invoices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> _issued = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The next document.</summary>
    /// <param name="json">
    /// An input, or an object that has one as its <c>input</c> and may give it its name as <c>id</c>.
    /// </param>
    public TriedDocument Next(JsonElement json)
    {
        _count++;
        string? name = null;
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("input", out var inner))
        {
            if (json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String) name = id.GetString();
            json = inner;
        }

        var (input, problem) = InputReading.Read(json, name, _rates);
        var number = input?.Number ?? name ?? _count.ToString(CultureInfo.InvariantCulture);
        return input is null ? new TriedDocument(number, problem!) : Tax(input, number);
    }

    private TriedDocument Tax(TriedInput input, string number)
    {
        var decision = TreatmentRule.Decide(input.Sale, _rates, _classes);
        if (decision is VatDecision.Asks asks) return new TriedDocument(number, asks.Question);
        var treated = (VatDecision.Treated)decision;
        var (before, unclear) = Before(input, treated.Lines);
        if (unclear is not null) return new TriedDocument(number, unclear);
        var figures = FiguresRule.Of(treated.Lines, input.Sale.InclVat, before);
        if (Wrong(input, figures, before) is { } wrong) return new TriedDocument(number, wrong);
        if (!input.IsCredit && input.Number is { } name) (_invoices[name], _issued[name]) = (figures, input.Issued);
        var document = new TaxDocument
        {
            Number = number,
            IsCredit = input.IsCredit,
            Issued = input.Issued,
            Supplied = input.Sale.Supplied,
            ViaBol = input.ViaBol,
            InclVat = input.Sale.InclVat,
            Seller = input.Seller,
            Buyer = input.Buyer,
            ToBusiness = input.Sale.Buyer.Business,
            OrderReference = input.OrderReference,
            OrderId = input.OrderId,
            Credits = input.Credits,
            CreditsIssued = input.CreditsIssued ?? IssuedOf(input.Credits),
            Lines = [.. input.Lines.Select(line => line.Printed), .. Shipping(input, treated.Lines)],
            Taxed = treated.Lines,
            Treatment = treated.Treatment,
            Figures = figures,
        };
        return new TriedDocument(document, [.. input.Notes, .. treated.Notes, .. Notes(document)]);
    }

    private DateOnly? IssuedOf(string? invoice) =>
        invoice is not null && _issued.TryGetValue(invoice, out var day) ? day : null;

    private static IEnumerable<DocumentLine> Shipping(TriedInput input, IReadOnlyList<FigureLine> taxed) =>
        taxed.Skip(input.Lines.Count)
            .Select(line => new DocumentLine($"Verzendkosten ({line.Rate}%)", 1, Money.Zero, line.Total));

    private Reason? Wrong(TriedInput input, Figures figures, IReadOnlyList<CreditedBefore> before)
    {
        if (figures.Gross < Money.Zero) return Reason.Of("invoice.below-zero");
        if (figures.Breakdown.Any(rate => before.Any(b => (b.Category, b.Rate) == (rate.Category, rate.Rate))
            && (rate.Vat < Money.Zero || rate.Net < Money.Zero)))
            return Reason.Of("invoice.credited-vat", ("what", "credited_before.vat"));
        return input.Credits is { } credits && _invoices.TryGetValue(credits, out var invoice)
            ? CreditRule.Decide(invoice, before, figures) : null;
    }

    /// <summary>Amounts that name no rate belong to the only rate of the document.</summary>
    private static (IReadOnlyList<CreditedBefore> Before, Reason? Unclear) Before(TriedInput input,
        IReadOnlyList<FigureLine> lines)
    {
        var rates = lines.Select(line => new VatCharge(line.Category, line.Rate)).Distinct().ToList();
        var before = new List<CreditedBefore>();
        foreach (var (of, gross, vat) in input.CreditedBefore)
        {
            if (gross == Money.Zero && vat == Money.Zero) continue;
            if ((of ?? (rates.Count == 1 ? rates[0] : null)) is not { } rate)
                return ([], Reason.Of("invoice.credited-rate"));
            before.Add(new CreditedBefore(rate.Category, rate.Rate, gross, vat));
        }

        return (before, null);
    }

    private static IEnumerable<Reason> Notes(TaxDocument document)
    {
        if (document.Issued > RateTable.CheckedOn.AddMonths(6))
            yield return Reason.Of("invoice.rates-old", ("day", RateTable.CheckedOn.ToString("O")));
        if (document.Treatment is { Place: VatPlace.Home, VatCountry: { } country } && country != document.Seller.Country)
            yield return Reason.Of("invoice.local-number", ("country", country));
        if (document.ToBusiness && PeppolRule.Missing(document.Seller, document.Buyer) is { } missing)
            yield return Reason.Of("invoice.no-peppol", ("what", missing));
    }
}
