using System.Globalization;

namespace Tandem.Sandbox.Shop;

/// <summary>The orders, and what a change of status does to the stock.</summary>
internal sealed class OrderBook(ShopState state, Catalogue catalogue, Action<ShopOrderChange> orderChanged,
    Action<string, long> raise)
{
    private readonly Dictionary<long, ShopOrder> byId = [];
    private readonly HashSet<ShopOrder> holding = [];

    /// <summary>By id, which is the order in which they were made.</summary>
    public List<ShopOrder> Orders { get; } = [];
    public TouchLog<ShopOrder> Log { get; } = new();

    public ShopOrder? Find(long id) => byId.GetValueOrDefault(id);

    public ShopOrder Draft() =>
        new(state.Setup.OrderNumbersFrom is { } from ? from + state.Next("number") - 1 : null)
        {
            Id = state.Next("post"),
            Created = state.Now,
            Key = "wc_order_" + state.Letters(13),
        };

    public void Add(ShopOrder order)
    {
        byId.Add(order.Id, order);
        Orders.Add(order);
        Log.Add(order, state.Now);
        raise("order.created", order.Id);
        raise("order.updated", order.Id);
        orderChanged(new(null, Fact(order), state.Clock.GetUtcNow()));
    }

    /// <summary>Every save counts as a change, also one that changed nothing.</summary>
    public void Touched(ShopOrder order)
    {
        Log.Touch(order, state.Now);
        raise("order.updated", order.Id);
    }

    public void SetStatus(ShopOrder order, string status, string cause)
    {
        var before = order.Status;
        order.Status = status;
        if (status == before)
            return;
        order.HeldUntil = null;
        DatePayment(order);
        switch (status)
        {
            case "processing" or "completed" or "on-hold":
                Reduce(order, cause);
                break;
            case "cancelled" or "pending" or "failed":
                Restore(order, cause == "rest-order" ? cause : "cancel");
                break;
        }
        Touched(order);
        orderChanged(new(before, Fact(order), state.Clock.GetUtcNow()));
    }

    private void DatePayment(ShopOrder order)
    {
        if (order.Status == "completed")
            order.Completed = state.Now;
        var paidAt = order.NeedsProcessing ? order.Status is "processing" or "completed" : order.Status == "completed";
        if (paidAt)
            order.Paid ??= state.Now;
    }

    public void Trash(ShopOrder order)
    {
        order.StatusBeforeTrash = order.Status;
        order.Status = "trash";
        Log.Touch(order, state.Now);
        raise("order.deleted", order.Id);
        orderChanged(new(order.StatusBeforeTrash, Fact(order), state.Clock.GetUtcNow()));
    }

    public void Delete(ShopOrder order)
    {
        byId.Remove(order.Id);
        Orders.Remove(order);
        Log.Remove(order);
        var before = order.Status;
        order.Status = "deleted";
        orderChanged(new(before, Fact(order), state.Clock.GetUtcNow()));
    }

    /// <summary>The line knows what was taken for it, so a repeat takes nothing.</summary>
    private void Reduce(ShopOrder order, string cause)
    {
        if (order.StockReduced)
            return;
        foreach (var line in order.Lines)
        {
            if (Taken(line) != 0 || line.Product?.StockKeeper is not { } keeper)
                continue;
            catalogue.ChangeStock(keeper, -line.Quantity, cause, order.Id);
            line.Product.TotalSales += line.Quantity;
            Take(line, line.Quantity);
        }
        order.StockReduced = true;
    }

    private void Restore(ShopOrder order, string cause)
    {
        if (!order.StockReduced)
            return;
        foreach (var line in order.Lines)
        {
            if (Taken(line) is var taken && taken == 0 || line.Product?.StockKeeper is not { } keeper)
                continue;
            catalogue.ChangeStock(keeper, taken, cause, order.Id);
            line.Product.TotalSales -= taken;
            line.Meta.RemoveAll(meta => meta.Key == "_reduced_stock");
        }
        order.StockReduced = false;
    }

    /// <summary>Follows an edit of a line of an order whose stock is out already.</summary>
    public void Adjust(ShopOrder order, ShopLine line, int wanted)
    {
        if (order.Status is not ("processing" or "completed" or "on-hold") || line.Product?.StockKeeper is not { } keeper)
            return;
        var more = wanted - Taken(line);
        if (more == 0)
            return;
        catalogue.ChangeStock(keeper, -more, "rest-order", order.Id);
        Take(line, wanted);
    }

    public static int Taken(ShopLine line) =>
        line.Meta.Find(meta => meta.Key == "_reduced_stock") is { } meta
        && int.TryParse(meta.Text, CultureInfo.InvariantCulture, out var taken) ? taken : 0;

    public void Take(ShopLine line, int quantity)
    {
        var text = quantity.ToString(CultureInfo.InvariantCulture);
        if (line.Meta.Find(meta => meta.Key == "_reduced_stock") is { } meta)
            meta.Value = text;
        else
            line.Meta.Add(new(state.Next("meta"), "_reduced_stock", text));
    }

    /// <summary>Units that unpaid checkouts hold: of this product, now.</summary>
    public int Held(ShopProduct keeper)
    {
        var now = state.Now;
        var held = 0;
        foreach (var order in holding)
        {
            if (order.HeldUntil > now)
                held += order.Lines.Where(line => line.Product?.StockKeeper == keeper).Sum(line => line.Quantity);
        }
        return held;
    }

    public void Hold(ShopOrder order)
    {
        order.HeldUntil = state.Now.AddMinutes(state.Setup.HoldStockMinutes);
        holding.Add(order);
    }

    /// <summary>Unpaid checkouts whose time is over are cancelled, as WP-Cron does.</summary>
    public void Expire()
    {
        if (holding.Count == 0 || state.Setup.Troubles.CronAsleep)
            return;
        var now = state.Now;
        foreach (var order in holding.Where(order => order.HeldUntil is null || order.HeldUntil <= now).ToList())
        {
            holding.Remove(order);
            if (order is { HeldUntil: not null, Status: "pending" })
                SetStatus(order, "cancelled", "cancel");
        }
    }

    public static ShopOrderFact Fact(ShopOrder order) => new()
    {
        Id = order.Id,
        Status = order.Status,
        CreatedVia = order.CreatedVia,
        TransactionId = order.TransactionId,
        BolOrderId = order.Meta.Find(meta => meta.Key == "_bol_order_id")?.Text,
        TotalCents = Cents(order.Total),
        PluginCents = Cents(FeePlugin.AmountOf(order)),
        CreatedAt = order.Created,
        HasTracking = order.Meta.Exists(meta => meta.Key.Contains("tracking", StringComparison.Ordinal))
            || order.Notes.Exists(note => note.Text.Contains("track & trace", StringComparison.OrdinalIgnoreCase)),
        SentAt = order.Status == "completed" ? order.Completed : null,
        Parcels = ShopParcels.Of(order),
        GoesTo = string.Join(", ",
            new[] { "company", "address_1", "address_2", "postcode", "city",
                "country" }.Select(part => order.Shipping.GetValueOrDefault(part)).Where(part => !string.IsNullOrEmpty(part))),
        VatNumber = order.Meta.Find(meta => meta.Key == "_vat_number")?.Text,
        RefundedCents = Cents(order.Refunded),
        Refunds = order.Refunds.Count,
        RefundsOfConnector = order.Refunds.Count(refund => refund.Reason.Contains("[bol ", StringComparison.Ordinal)),
        RefundFacts = order.Refunds.ConvertAll(Fact),
        RemovedFacts = order.Removed.ConvertAll(Fact),
        Notes = order.Notes.Count,
        NoteTexts = order.Notes.ConvertAll(note => note.Text),
        Lines = order.Lines.ConvertAll(line => new ShopLineFact
        {
            Id = line.Id,
            Refunded = -order.Refunds.SelectMany(refund => refund.Lines)
                .Where(refunded => refunded.Meta[0].Text == line.Id.ToString(CultureInfo.InvariantCulture))
                .Sum(refunded => refunded.Quantity),
            ProductId = line.Product?.Id ?? 0,
            Quantity = line.Quantity,
            Taken = Taken(line),
            TotalCents = Cents(Taxes.Round(line.Total) + line.Taxes.Sum(tax => Taxes.RoundTax(tax.Total))),
            BolOrderItemId = line.Meta.Find(meta => meta.Key == "_bol_order_item_id")?.Text,
        }),
    };

    private static ShopRefundFact Fact(ShopRefund refund) => new(refund.Id, refund.Reason, Cents(refund.Amount),
        refund.Lines.ConvertAll(line => Refunded(refund, line)));

    private static ShopRefundedLine Refunded(ShopRefund refund, ShopLine line)
    {
        var sold = long.Parse(line.Meta[0].Text, CultureInfo.InvariantCulture);
        return new ShopRefundedLine(sold, -line.Quantity, refund.Restocked.GetValueOrDefault(sold), line.Total != 0);
    }

    private static long Cents(decimal euros) => (long)Math.Round(euros * 100, MidpointRounding.AwayFromZero);
}
