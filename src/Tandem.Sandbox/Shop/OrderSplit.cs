using System.Globalization;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// A plugin that splits orders, as "Split Orders" does it: units of a line move to a new order, with what the line keeps in its
/// custom fields and the stock that was taken for them.
/// </summary>
internal sealed class OrderSplit(ShopState state, OrderBook book, Taxes taxes)
{
    /// <returns>The new order.</returns>
    public ShopOrder Move(ShopOrder order, long lineId, int units)
    {
        var line = order.Lines.Single(each => each.Id == lineId);
        var part = book.Draft();
        (part.ParentId, part.CreatedVia, part.TransactionId) = (order.Id, "Order split", order.TransactionId);
        (part.PaymentMethod, part.PaymentMethodTitle) = (order.PaymentMethod, order.PaymentMethodTitle);
        foreach (var (key, value) in order.Billing) part.Billing[key] = value;
        foreach (var (key, value) in order.Shipping) part.Shipping[key] = value;
        part.Meta.Add(new(state.Next("meta"), "_vibe_split_orders_split_from", order.Id));
        var moved = Part(line, units);
        part.Lines.Add(moved);
        Keep(order, line, line.Quantity - units);

        // The stock is out already: the status alone is taken over, and with it that it was.
        (part.Status, part.StockReduced) = (order.Status, order.StockReduced);
        taxes.Calculate(order);
        taxes.Calculate(part);
        book.Add(part);
        book.Touched(order);
        return part;
    }

    private ShopLine Part(ShopLine line, int units)
    {
        var part = new ShopLine
        {
            Id = state.Next("item"),
            Product = line.Product,
            Quantity = units,
            Name = line.Name,
            TaxClass = line.TaxClass,
            Total = line.Total * units / line.Quantity,
            Subtotal = line.Subtotal * units / line.Quantity,
        };
        foreach (var meta in line.Meta.Where(meta => meta.Key != "_reduced_stock"))
            part.Meta.Add(new(state.Next("meta"), meta.Key, meta.Value?.DeepClone()));
        if (Math.Max(0, OrderBook.Taken(line) - (line.Quantity - units)) is var taken and > 0) book.Take(part, taken);
        return part;
    }

    private void Keep(ShopOrder order, ShopLine line, int units)
    {
        if (units == 0)
        {
            order.Lines.Remove(line);
            return;
        }

        (line.Total, line.Subtotal) = (line.Total * units / line.Quantity, line.Subtotal * units / line.Quantity);
        line.Quantity = units;
        if (OrderBook.Taken(line) > units) book.Take(line, units);
    }
}
