namespace Tandem.Sandbox.Shop;

/// <summary>A plugin that adds packing costs, or a gift, to some of the orders while they are being made.</summary>
internal static class FeePlugin
{
    public const string Costs = "Inpakkosten";
    public const string GiftSku = "TW-BON";
    private const decimal Amount = 2.07m;

    /// <param name="lineOf">A line for a product at its own price.</param>
    public static void Add(ShopOrder order, ShopState state, Catalogue catalogue, Func<ShopProduct?, int, ShopLine> lineOf)
    {
        if (state.Setup.PluginShare <= 0 || state.Random.NextDouble() >= state.Setup.PluginShare) return;
        if (state.Random.NextDouble() < 0.5 || catalogue.BySku(GiftSku) is not { } gift)
        {
            order.Fees.Add(new ShopCost { Id = state.Next("item"), Name = Costs, Total = Amount, TaxStatus = "none" });
            return;
        }

        var line = lineOf(gift, 1);
        line.Total = line.Subtotal = 0;
        order.Lines.Add(line);
    }

    /// <summary>What it added to the total of an order.</summary>
    public static decimal AmountOf(ShopOrder order) => order.Fees.Where(fee => fee.Name == Costs).Sum(fee => fee.Total);
}
