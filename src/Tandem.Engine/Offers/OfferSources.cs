using Tandem.Engine.Loop;

namespace Tandem.Engine.Offers;

/// <summary>The accounts' offers: now and then all of them, often those that changed.</summary>
internal sealed class OfferSources(ReadOffers offers) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view)
    {
        foreach (var account in view.ReadAccounts)
        {
            yield return new SourceReading(ReadOffers.EverythingOf(account), Lane.Decide,
                (o, began, ct) => offers.Everything(work, account, o, began, ct));
            yield return new SourceReading(ReadOffers.ChangesOf(account), Lane.Decide,
                (o, began, ct) => offers.Changes(work, account, o, began, ct));
        }
    }
}
