using Tandem.Engine.Returns;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Draws the credit notes that an order's refunds, returns and late cancellations ask for, one for each invoice. Pure.
/// </summary>
internal static class DrawCredits
{
    /// <param name="contents">What the invoices say, by key.</param>
    /// <param name="rates">Entries of the ledger of the order's documents, credit notes below zero.</param>
    public static (IReadOnlyList<DocumentDrawn> Drawn, Reason? Question) Decide(OrderPapers papers,
        IReadOnlyDictionary<long, DocumentContent> contents, IReadOnlyList<DocumentRate> rates)
    {
        var invoices = papers.Documents.FindAll(d => d.Kind == DocumentKind.Invoice);
        var rows = papers.Lines.FindAll(l => l.OfLine is null);
        var credited = papers.Lines.Where(l => l.OfLine is not null).ToLookup(l => l.OfLine!.Value);
        var left = rows.ConvertAll(row => new CreditableLine(row.DocumentKey, row.OrderItemId,
            new Money(row.GrossCents - credited[row.Key].Sum(c => c.GrossCents))));
        var (items, ofOrder, over) = Open(papers);
        var taken = CreditDueRule.Spread(left, items, ofOrder);
        var drawn = new List<DocumentDrawn>();
        foreach (var invoice in invoices)
        {
            var of = rows.Zip(taken).Where(t => t.First.DocumentKey == invoice.Key).ToList();
            if (of.All(t => t.Second == default)) continue;
            if (!contents.TryGetValue(invoice.Key, out var content))
                return ([], Reason.Of("invoice.unreadable", ("number", invoice.Number)));
            var own = rates.Where(r => r.DocumentKey == invoice.Key
                || papers.Documents.Exists(d => d.Key == r.DocumentKey && d.CreditsKey == invoice.Key)).ToLookup(
                r => r.DocumentKey == invoice.Key);
            var credit = Draw(papers, invoice, content, of, [.. own[false]]);
            if (CreditRule.Decide(FiguresOf(own[true]), BeforeOf(own[false]), credit.Figures) is { } wrong) return ([], wrong);
            drawn.Add(credit);
        }

        return (drawn, over > Money.Zero
            ? Reason.Of("invoice.over-credited", ("order", papers.Order.BolOrderId), ("total", over)) : null);
    }

    /// <summary>What is due and not credited yet: by line, and of the order as a whole; and what was credited too much.</summary>
    private static (Dictionary<string, Money> Items, Money OfOrder, Money Over) Open(OrderPapers papers)
    {
        var (items, over) = (new Dictionary<string, Money>(StringComparer.Ordinal), Money.Zero);
        var credits = papers.Lines.FindAll(l => l.OfLine is not null);
        foreach (var line in papers.Order.Lines)
        {
            var due = CreditDueRule.Due(line, papers.Invoiced(line.OrderItemId),
                [.. papers.Adjustments.Where(a => a.OrderItemId == line.OrderItemId)], Returned(papers, line.OrderItemId));
            var done = new Money(credits.Where(c => c.OrderItemId == line.OrderItemId && !c.OffOrder).Sum(c => c.GrossCents));
            if (due > done) items[line.OrderItemId] = due - done;
            else over += done - due;
        }

        var whole = new Money(papers.Adjustments.Where(a => a.OrderItemId is null).Sum(a => a.CentsInclVat)
            - credits.Where(c => c.OffOrder).Sum(c => c.GrossCents));
        return whole < Money.Zero ? (items, Money.Zero, over - whole) : (items, whole, over);
    }

    /// <summary>bol gave the money back; the shop, which does not have the order, tells of no refund.</summary>
    private static int Returned(OrderPapers papers, string item) => papers.Order.ShopOrderId is not null ? 0
        : papers.Decisions.Where(d => d.AtBol && d.OrderItemId == item && OutcomeRule.Refunds(d.Outcome)).Sum(d => d.Units);

    private static DocumentDrawn Draw(OrderPapers papers, IssuedDocument invoice, DocumentContent content,
        IReadOnlyList<(IssuedLine Row, (Money OfItem, Money OfOrder) Taken)> of, IReadOnlyList<DocumentRate> before)
    {
        var (printed, lines) = (new List<ContentLine>(), new List<DrawnLine>());
        foreach (var (row, taken) in of)
        {
            foreach (var (amount, offOrder) in new[] { (taken.OfItem, false), (taken.OfOrder, true) })
            {
                if (amount == Money.Zero) continue;
                var said = content.Lines.First(l => (l.OrderItemId, l.Category, l.Rate)
                    == (row.OrderItemId, row.Category, row.Rate));
                var units = offOrder ? null : CreditDueRule.UnitsOf(amount, new Money(row.GrossCents), row.Units);
                printed.Add(said with { Quantity = units ?? 1, Discount = 0, Total = amount.Cents });
                lines.Add(new DrawnLine(row.OrderItemId, units ?? 0, row.Key, offOrder));
            }
        }

        return new DocumentDrawn
        {
            Kind = DocumentKind.CreditNote,
            Order = papers.Order,
            Credits = invoice,
            Supplied = invoice.SuppliedOn,
            Content = content with { Lines = printed },
            Lines = lines,
            Treatment = new VatTreatment(invoice.Place, CountryOf(invoice.FromCountry), CountryOf(invoice.ToCountry),
                Country.TryParse(invoice.VatCountry), invoice.Why)
            {
                Exemption = content.Exemption is { } text ? new Exemption(content.ExemptionCode, text) : null,
            },
            Figures = FiguresRule.Of([.. printed.Select(l => new FigureLine(l.Category, RateOf(l.Rate), new Money(l.Total)))],
                inclVat: true, BeforeOf(before)),
        };
    }

    private static IReadOnlyList<CreditedBefore> BeforeOf(IEnumerable<DocumentRate> rates) => [.. rates.Select(r =>
        new CreditedBefore(r.Category, RateOf(r.Rate), new Money(-r.NetCents - r.VatCents), new Money(-r.VatCents)))];

    private static Figures FiguresOf(IEnumerable<DocumentRate> rates) => new([],
        [.. rates.Select(r => new RateFigures(r.Category, RateOf(r.Rate), new Money(r.NetCents), new Money(r.VatCents)))]);

    private static VatRate RateOf(int thousandths) => VatRate.Of(thousandths / 1000m)!.Value;

    private static Country CountryOf(string code) => Country.TryParse(code)!.Value;
}
