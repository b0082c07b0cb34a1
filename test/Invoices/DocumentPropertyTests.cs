using CsCheck;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Values;

namespace Tandem.Tests.Invoices;

/// <summary>
/// Any basket, sent in any parts, refunded in any amounts: the invoices come to what was paid, the credit notes to what went back
/// and never more, and per rate net and VAT are gross.
/// </summary>
public sealed class DocumentPropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Units, long Cents, int Rate, int Other)> Line =
        Gen.Select(Gen.Int[1, 7], Gen.Long[0, 30_000], Documents.One(21, 9), Documents.One(0, 9, 21));

    [Fact]
    public void Invoices_ComeToWhatWasPaid_AndCreditsToWhatWentBack() =>
        Gen.Select(Line.Array[1, 4], Gen.Int[0, 2].Array[28], Gen.Int[0, 5].Array[12], Gen.Long[0, 9_000]).Sample(
            (lines, sends, refunds, whole) =>
        {
            var papers = PapersOf(lines, sends);
            foreach (var shipment in papers.ToInvoice.ToList())
            {
                var (drawn, question) = DrawInvoice.Decide(papers, shipment, _ => default!);
                Assert.Null(question);
                if (drawn is not null) Issue(papers, drawn);
            }

            var order = papers.Order;
            Assert.Equal(order.Lines.Sum(l => l.TotalCentsInclVat), papers.Documents.Sum(d => d.GrossCents));
            Assert.All(order.Lines, l => Assert.Equal(l.Quantity, papers.Invoiced(l.OrderItemId).Units));

            // Refunds come in one after the other; some take more than there is.
            var rows = (List<Adjustment>)papers.Adjustments;
            foreach (var refund in refunds)
            {
                var line = order.Lines[refund % order.Lines.Count];
                rows.Add(refund == 5 ? Row(null, whole) : Row(line.OrderItemId, line.TotalCentsInclVat!.Value * refund / 9));
                Credit(papers);
            }

            var back = Math.Min(papers.Documents.Where(d => d.Kind == DocumentKind.Invoice).Sum(d => d.GrossCents),
                order.Lines.Sum(l => Math.Min(l.TotalCentsInclVat!.Value,
                    rows.Where(r => r.OrderItemId == l.OrderItemId).Sum(r => r.CentsInclVat)))
                + rows.Where(r => r.OrderItemId is null).Sum(r => r.CentsInclVat));
            var credited = papers.Documents.Where(d => d.Kind == DocumentKind.CreditNote).Sum(d => d.GrossCents);
            Assert.InRange(credited, 0, back);
            if (rows.TrueForAll(r => r.OrderItemId is not null)) Assert.Equal(back, credited);
            var count = papers.Documents.Count;
            Credit(papers);
            Assert.Equal(count, papers.Documents.Count);
        }, iter: 300);

    /// <summary>What was cancelled and refunded before it was sent was never invoiced, and is not credited.</summary>
    [Fact]
    public void CancelledBeforeSending_IsNotCredited()
    {
        var papers = PapersOf([(3, 3000, 21, 0)], new int[28], send: 2);
        papers.Order.Lines[0].Cancelled = 1;
        Issue(papers, DrawInvoice.Decide(papers, papers.ToInvoice.Single(), _ => default!).Drawn!);
        var rows = (List<Adjustment>)papers.Adjustments;
        rows.Add(Row(papers.Order.Lines[0].OrderItemId, 1000, AdjustmentCause.Cancelled));
        Credit(papers);
        Assert.Equal([2000L], papers.Documents.ConvertAll(d => d.GrossCents));
        rows.Add(Row(papers.Order.Lines[0].OrderItemId, 1000));
        Credit(papers);
        Assert.Equal([2000L, 1000L], papers.Documents.ConvertAll(d => d.GrossCents));
    }

    /// <summary>The same cent never goes back twice, whoever refunds the cancelled unit.</summary>
    [Fact]
    public void CancelledUnit_ThatPeopleRefunded_IsNotCredited()
    {
        var papers = PapersOf([(3, 3000, 21, 0)], new int[28], send: 2);
        papers.Order.Lines[0].Cancelled = 1;
        Issue(papers, DrawInvoice.Decide(papers, papers.ToInvoice.Single(), _ => default!).Drawn!);
        ((List<Adjustment>)papers.Adjustments).Add(Row(papers.Order.Lines[0].OrderItemId, 1000));
        Credit(papers);
        Assert.Single(papers.Documents);
    }

    private static void Credit(OrderPapers papers)
    {
        var (drawn, question) = DrawCredits.Decide(papers, Kept(papers).Contents, Kept(papers).Rates);
        Assert.Null(question);
        foreach (var credit in drawn) Issue(papers, credit);
    }

    private static (Dictionary<long, DocumentContent> Contents, List<DocumentRate> Rates) Kept(OrderPapers papers) =>
        Store.GetValue(papers, _ => new Box()).Value;

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<OrderPapers, Box> Store = [];

    private sealed class Box
    {
        public (Dictionary<long, DocumentContent> Contents, List<DocumentRate> Rates) Value { get; } = ([], []);
    }

    /// <summary>As the database would keep it.</summary>
    private static void Issue(OrderPapers papers, DocumentDrawn drawn)
    {
        var (contents, rates) = Kept(papers);
        var (key, credit) = (papers.Documents.Count + 1L, drawn.Kind == DocumentKind.CreditNote);
        Assert.All(drawn.Figures.Breakdown, r => Assert.Equal(r.Gross, r.Net + r.Vat));
        Assert.Equal(drawn.Content.Lines.Sum(l => l.Total), drawn.Figures.Gross.Cents);
        contents[key] = drawn.Content;
        rates.AddRange(drawn.Figures.Breakdown.Select(r => new DocumentRate
        {
            DocumentKey = key,
            Category = r.Category,
            Rate = r.Rate.Thousandths,
            NetCents = credit ? -r.Net.Cents : r.Net.Cents,
            VatCents = credit ? -r.Vat.Cents : r.Vat.Cents,
            FromCountry = "NL",
        }));
        papers.Documents.Add(new IssuedDocument
        {
            Key = key,
            Kind = drawn.Kind,
            Number = $"{key}",
            Series = "",
            ShipmentKey = drawn.ShipmentKey,
            CreditsKey = drawn.Credits?.Key,
            GrossCents = drawn.Figures.Gross.Cents,
            SuppliedOn = drawn.Supplied,
            Why = drawn.Treatment.Why,
            FromCountry = "NL",
            ToCountry = "NL",
            VatCountry = "NL",
            ContentHash = "",
            PdfHash = "",
            UblHash = "",
        });
        papers.Lines.AddRange(drawn.Lines.Zip(drawn.Content.Lines).Select((l, i) => new IssuedLine
        {
            Key = (key * 1000) + i,
            DocumentKey = key,
            OrderItemId = l.First.OrderItemId,
            Units = l.First.Units,
            GrossCents = l.Second.Total,
            Category = l.Second.Category,
            Rate = l.Second.Rate,
            OfLine = l.First.OfLine,
            OffOrder = l.First.OffOrder,
        }));

        // Never more than the invoice, per rate: gross, net and VAT alike.
        foreach (var rate in rates.GroupBy(r => (r.Category, r.Rate)))
        {
            Assert.InRange(rate.Sum(r => r.NetCents + r.VatCents), 0, long.MaxValue);
            foreach (var invoice in papers.Documents.Where(d => d.Kind == DocumentKind.Invoice))
            {
                var own = rate.Where(r => r.DocumentKey == invoice.Key
                    || papers.Documents.Exists(d => d.Key == r.DocumentKey && d.CreditsKey == invoice.Key)).ToList();
                var (net, vat) = (own.Sum(r => r.NetCents), own.Sum(r => r.VatCents));
                Assert.True(net + vat > 0 || (net, vat) == (0, 0), $"{net} and {vat} are left of an invoice that is given back");
            }
        }
    }

    private static Adjustment Row(string? item, long cents, AdjustmentCause cause = AdjustmentCause.Refunded) =>
        new() { OrderItemId = item, Cause = cause, CentsInclVat = cents, Units = 1, RefundId = 1, At = Now };

    private static OrderPapers PapersOf((int Units, long Cents, int Rate, int Other)[] lines, int[] sends, int? send = null)
    {
        var order = new Order { BolOrderId = "A1", PlacedAt = Now, ShopOrderId = 1 };
        var seller = new Seller { Name = "x" };
        seller.Set(new InvoiceSettings { When = InvoiceWhen.Always });
        seller.Set(new BusinessData
        {
            Business = "P", Street = "S 1", Postcode = "1234 AB", City = "U", VatNumber = "NL123456782B01",
            RegisterNumber = "12345678",
        });
        var shipments = new List<Shipment>();
        foreach (var (line, at) in lines.Select((l, i) => (l, i)))
        {
            order.Lines.Add(new OrderLine
            {
                OrderItemId = $"i{at}",
                Quantity = line.Units,
                Shipped = line.Units,
                Title = "Pot",
                TotalCentsInclVat = line.Cents,
                Taxes = [new LineTax("standard", [line.Rate], line.Cents / 2, 0, 0, false),
                    .. line.Other == 0 ? [] : new[] { new LineTax("other", [line.Other], line.Cents / 3, 0, 0, false) }],
            });
            for (var unit = 0; unit < (send ?? line.Units); unit++)
            {
                var day = sends[((at * 7) + unit) % sends.Length];
                var shipment = shipments.Find(s => s.Key == day + 1);
                if (shipment is null)
                {
                    shipment = new Shipment { Key = day + 1, ShipmentId = $"s{day}", ShippedAt = Now.AddDays(day) };
                    shipments.Add(shipment);
                }

                shipment.Lines.Add(new ShipmentLine { OrderItemId = $"i{at}", Units = 1 });
            }
        }

        var buyer = new PersonDetails("J. Jansen", null, "Laan 1", "1234AB", "Utrecht", "NL");
        return new OrderPapers
        {
            Seller = seller,
            Order = order,
            Task = new DocumentTask(),
            LiveSince = Now.AddDays(-1),
            Parties = new OrderParties(buyer, buyer, null),
            Shipments = shipments,
            Documents = [],
            Lines = [],
            Adjustments = new List<Adjustment>(),
            Decisions = [],
            Classes = new Dictionary<string, string>(),
        };
    }
}
