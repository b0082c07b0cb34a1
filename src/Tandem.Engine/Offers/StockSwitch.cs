using Tandem.Engine.Sellers;

namespace Tandem.Engine.Offers;

/// <summary>Says of an offer whether Tandem writes its stock.</summary>
internal static class StockSwitch
{
    /// <summary>Whether Tandem writes this offer's stock, or only decides it.</summary>
    public static bool WritesStockOf(this Seller seller, Offer offer) =>
        seller.Writes(Module.Stock) && (!seller.OnlyChosen(Module.Stock) || offer.Chosen) && !seller.Get<PausedParts>()
            .Has(offer.AccountId);
}
