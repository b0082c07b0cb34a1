using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>What happens in the shop without the API: customers at the checkout, parcels, deliveries, corrections. Called under the lock.</summary>
internal sealed class ShopFloor(ShopState state, Catalogue catalogue, OrderBook book, Taxes taxes)
{
    /// <summary>A checkout that is paid at once. False when something is out of stock, or held by someone else.</summary>
    public bool TryCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, bool paid, out long orderId)
    {
        book.Expire();
        orderId = 0;
        foreach (var (product, quantity) in lines)
        {
            if (catalogue.Find(product)?.StockKeeper is not { } keeper || keeper.Backorders != "no") continue;
            if ((keeper.Stock ?? 0) - book.Held(keeper) < quantity) return false;
        }
        var order = book.Draft();
        order.CreatedVia = "checkout";
        order.PaymentMethod = "ideal";
        order.PaymentMethodTitle = "iDEAL";
        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [("first_name", "Webwinkel"), ("last_name", "Bezoeker"), ("address_1", "Proefplein 1"), ("postcode", "1234 AB"), ("city", "Testdam"), ("country", "NL")])
        {
            order.Billing[field] = value;
            order.Shipping[field] = value;
        }
        foreach (var (id, quantity) in lines)
        {
            var product = catalogue.Find(id)!;
            var net = taxes.WithoutTax(product.OwnPrice ?? 0, product.TaxClassUsed) * quantity;
            order.Lines.Add(new ShopLine
            {
                Id = state.Next("item"), Product = product, Name = product.Name, Quantity = quantity, TaxClass = product.TaxClassUsed, Subtotal = net, Total = net,
            });
        }
        taxes.Calculate(order);
        book.Add(order);
        if (paid) book.SetStatus(order, "processing", "checkout");
        else book.Hold(order);
        orderId = order.Id;
        return true;
    }

    public void Pay(long orderId)
    {
        if (book.Find(orderId) is { Status: "pending" } order) book.SetStatus(order, "processing", "checkout");
    }

    public void Cancel(long orderId)
    {
        if (book.Find(orderId) is { Status: "pending" or "processing" or "on-hold" } order) book.SetStatus(order, "cancelled", "cancel");
    }

    public void Deliver(long productId, int units)
    {
        if (catalogue.Find(productId)?.StockKeeper is { } keeper) catalogue.ChangeStock(keeper, units, "delivery", null);
    }

    public void Correct(long productId, int stock)
    {
        if (catalogue.Find(productId)?.StockKeeper is not { } keeper) return;
        catalogue.SetStock(keeper, stock, "correction", null);
        catalogue.Touched(keeper);
    }

    public void Complete(long orderId, string carrier, string trackingNumber, bool asNote)
    {
        if (book.Find(orderId) is not { } order) return;
        if (asNote)
        {
            order.Notes.Add(new ShopNote(state.Next("note"), state.Now, "Magazijn", $"Verzonden met {carrier}, track & trace: {trackingNumber}", ForCustomer: false));
        }
        else
        {
            var parcel = new JsonObject
            {
                ["tracking_provider"] = carrier, ["tracking_number"] = trackingNumber,
                ["date_shipped"] = state.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            };
            order.Meta.Add(new(state.Next("meta"), "_wc_shipment_tracking_items", new JsonArray(parcel)));
        }
        book.SetStatus(order, "completed", "checkout");
    }
}
