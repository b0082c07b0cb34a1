using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>All that the documents of one order are decided from.</summary>
internal sealed class OrderPapers
{
    public required Seller Seller { get; init; }
    public required Order Order { get; init; }
    public required DocumentTask Task { get; init; }
    public required DateTimeOffset LiveSince { get; init; }

    /// <summary>Null: no choice of the seller was kept.</summary>
    public DocumentCursor? Cursor { get; init; }

    /// <summary>Null: not known, or known no more.</summary>
    public OrderParties? Parties { get; init; }
    public required IReadOnlyList<Shipment> Shipments { get; init; }

    /// <summary>The oldest first, without what is sealed.</summary>
    public required List<IssuedDocument> Documents { get; init; }
    public required List<IssuedLine> Lines { get; init; }
    public required IReadOnlyList<Adjustment> Adjustments { get; init; }

    /// <summary>What became of its returns, also where bol does not have it yet.</summary>
    public required IReadOnlyList<ReturnDecision> Decisions { get; init; }

    /// <summary>The one tax class of what a line sold, by its id, of lines of which the shop charged nothing.</summary>
    public required IReadOnlyDictionary<string, string> Classes { get; init; }

    /// <summary>What VIES was asked about the buyer; null: nothing.</summary>
    public ViesCheck? Vies { get; init; }

    /// <summary>A document that may be at 0 % waits for VIES.</summary>
    public bool ViesWaits { get; init; }

    public InvoiceSettings Settings => Seller.Get<InvoiceSettings>();

    public BusinessData Business => Seller.Get<BusinessData>();

    public ClassMatrix Classed => ClassMatrix.Of(Seller.Get<ClassRates>());

    /// <summary>What a customer asks an invoice of gets one, also where it was sent while none were made.</summary>
    public IEnumerable<Shipment> ToInvoice => Shipments.Where(s => s.ShippedAt >= LiveSince
            && (Task.Asked || Cursor?.Makes(s.ShippedAt) != false) && !Documents.Exists(d => d.ShipmentKey == s.Key))
        .OrderBy(s => s.ShippedAt).ThenBy(s => s.Key);

    /// <summary>Units and cents of a line that are on invoices.</summary>
    public (int Units, Values.Money InclVat) Invoiced(string item)
    {
        var of = Lines.FindAll(l => l.OrderItemId == item && l.OfLine is null);
        return (of.GroupBy(l => l.DocumentKey).Sum(d => d.Max(l => l.Units)), new(of.Sum(l => l.GrossCents)));
    }

    /// <summary>
    /// bol is being told of a return of which nobody else will tell: its order is not in the shop. It ends by bol's answer.
    /// </summary>
    public bool ReturnWaits => Order.ShopOrderId is null && Documents.Count > 0
        && Decisions.Any(d => !d.AtBol && OutcomeRule.Refunds(d.Outcome));

    /// <summary>What must be looked at again where it is another one.</summary>
    public static string SeenOf(Order order, IEnumerable<Adjustment> rows) => string.Join(':',
        rows.Sum(a => a.CentsInclVat), rows.Count(a => a.CentsInclVat > 0), order.Lines.Sum(l => l.Cancelled));

    /// <param name="now">For how long VIES is waited for; null: it is not asked at all.</param>
    public static async Task<OrderPapers?> Load(TandemDb db, DocumentSeal seal, DocumentTask task, DateTimeOffset? now,
        CancellationToken ct)
    {
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == task.SellerId, ct);
        if (seller.LiveSince(Module.Invoices) is not { } live) return null;
        var order = await db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Key == task.OrderKey, ct);
        if (order is null) return null;
        var draft = await db.DocumentDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.OrderKey == order.Key, ct);
        var vies = await db.ViesChecks.AsNoTracking().SingleOrDefaultAsync(c => c.OrderKey == order.Key, ct);
        return new OrderPapers
        {
            Seller = seller,
            Order = order,
            Task = task,
            LiveSince = live,
            Cursor = await db.DocumentCursors.AsNoTracking().SingleOrDefaultAsync(c => c.SellerId == seller.Id, ct),
            Parties = seal.Open<OrderParties>(draft?.Sealed),
            Shipments = await db.Shipments.AsNoTracking().Include(s => s.Lines).Where(s => s.OrderKey == order.Key)
                .ToListAsync(ct),
            Documents = await db.IssuedDocuments.Where(d => d.OrderKey == order.Key).OrderBy(d => d.Key)
                .Select(IssuedDocument.WithoutFiles).ToListAsync(ct),
            Lines = await db.IssuedLines.AsNoTracking().Where(l => l.OrderKey == order.Key).OrderBy(l => l.Key).ToListAsync(ct),
            Adjustments = await db.Adjustments.AsNoTracking().Where(a => a.OrderKey == order.Key).ToListAsync(ct),
            Decisions = await db.ReturnDecisions.AsNoTracking().Where(d => d.OrderKey == order.Key && !d.Dropped)
                .ToListAsync(ct),
            Classes = await ClassesOf(db, order, ct),
            Vies = vies,
            ViesWaits = now is { } at && ViesRule.Waits(vies, at),
        };
    }

    private static async Task<Dictionary<string, string>> ClassesOf(TandemDb db, Order order, CancellationToken ct)
    {
        var unsaid = order.Lines.Where(l => l is { OfferKey: not null, Taxes: null or { Count: 0 } }).ToList();
        if (unsaid.Count == 0) return [];
        var offers = unsaid.ConvertAll(l => l.OfferKey!.Value);
        var parts = await db.LinkParts.Where(p => offers.Contains(p.OfferKey))
            .Join(db.Items, p => p.ItemKey, i => i.Key, (p, i) => new { p.OfferKey, i.TaxClass }).Distinct().ToListAsync(ct);
        var known = parts.GroupBy(p => p.OfferKey).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => TaxTable.Slug(g.Single().TaxClass));
        return unsaid.Where(l => known.ContainsKey(l.OfferKey!.Value))
            .ToDictionary(l => l.OrderItemId, l => known[l.OfferKey!.Value], StringComparer.Ordinal);
    }
}
