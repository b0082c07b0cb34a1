using Microsoft.AspNetCore.Builder;

namespace Tandem.Sandbox.Shop;

/// <summary>A WooCommerce shop in memory that answers as version 11.0.1 does, its awkward sides included.</summary>
internal sealed class SimulatedShop(ShopSetup setup, TimeProvider clock, Random random) : IAsyncDisposable
{
#pragma warning disable MA0046 // Simple actions, not (sender, args): the ledger wants the fact only.
    public event Action<ShopStockChange>? StockChanged;
    public event Action<ShopOrderChange>? OrderChanged;
#pragma warning restore MA0046

    public void Map(WebApplication app) => throw new NotSupportedException();
    public long AddProduct(ShopProductSeed seed) => throw new NotSupportedException();
    public bool TryCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, out long orderId) => throw new NotSupportedException();
    public bool TryStartCheckout(IReadOnlyList<(long ProductId, int Quantity)> lines, out long orderId) => throw new NotSupportedException();
    public void Pay(long orderId) => throw new NotSupportedException();
    public void Abandon(long orderId) => throw new NotSupportedException();
    public void CustomerCancels(long orderId) => throw new NotSupportedException();
    public void Deliver(long productId, int units) => throw new NotSupportedException();
    public void Correct(long productId, int stock) => throw new NotSupportedException();
    public void Complete(long orderId, string carrier, string trackingNumber, bool asNote) => throw new NotSupportedException();
    public IReadOnlyList<ShopOrderFact> OrderFacts() => throw new NotSupportedException();
    public IReadOnlyDictionary<long, int?> Stock() => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        _ = (setup, clock, random, StockChanged, OrderChanged);
        return ValueTask.CompletedTask;
    }
}
