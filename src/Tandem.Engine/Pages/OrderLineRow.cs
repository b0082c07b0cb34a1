using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Pictures;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>One line of an order.</summary>
public sealed record OrderLineRow(
    string OrderItemId, string? Title, string? Ean, int Quantity, int Shipped, int Cancelled, bool CancellationRequested,
    Fulfilment Fulfilment, Money? TotalInclVat, bool UnknownProduct, long? ItemKey, IReadOnlyList<LineTax> Taxes,
    string? Sku = null)
{
    public ItemPicture? Picture { get; init; }
}
