using Microsoft.Extensions.Time.Testing;
using Tandem.Sandbox;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Ledger;

namespace Tandem.Tests.Sandbox;

/// <summary>When a connector could know of a sale, as docs/race.md has it.</summary>
public sealed class GroundTruthTests
{
    private const long Product = 7;
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(60, 0, 1)] // it reads what it missed, and acts on the newest as soon as it can
    [InlineData(240, 0, 1)]
    [InlineData(400, 1, 0)]
    public void SaleAtBol_HeardOfWhileItCatchesUp_IsToBeKnownOnceItHas(int later, int byConnector, int unavoidable)
    {
        var (truth, offer) = World(left: 1);
        truth.WentDown();
        _clock.Advance(TimeSpan.FromHours(3));
        truth.CameBack();
        Sell(truth, offer);

        _clock.Advance(TimeSpan.FromSeconds(later));
        truth.SoldInShop(1, [(Product, 1)]);

        Assert.Equal((byConnector, unavoidable), (truth.OversoldByConnector, truth.OversoldUnavoidable));
    }

    [Theory]
    [InlineData(20, 0, 1)]
    [InlineData(40, 1, 0)]
    public void SaleAtBol_HeardOf_IsToBeKnownWithinTheWindow(int later, int byConnector, int unavoidable)
    {
        var (truth, offer) = World(left: 1);
        Sell(truth, offer);

        _clock.Advance(TimeSpan.FromSeconds(later));
        truth.SoldInShop(1, [(Product, 1)]);

        Assert.Equal((byConnector, unavoidable), (truth.OversoldByConnector, truth.OversoldUnavoidable));
    }

    private (GroundTruth Truth, SimOffer Offer) World(int left)
    {
        var truth = new GroundTruth(new SandboxOptions { Clock = _clock }, () => []);
        var offer = new SimOffer { Id = "o", Ean = "8719990000014", Title = "Mok", Price = 10, Amount = left };
        var item = new LedgerItem { Gtin = offer.Ean, Name = offer.Title, ProductId = Product, Offer = offer };
        item.Left = left;
        truth.Add(item);
        return (truth, offer);
    }

    private void Sell(GroundTruth truth, SimOffer offer)
    {
        var now = _clock.GetUtcNow();
        truth.SoldAtBol(new SimOrder
        {
            Id = "A1",
            PlacedAt = now,
            ListedAt = now,
            Buyer = null!,
            Items =
            [
                new SimOrderItem
                {
                    Id = "1", Offer = offer, Method = "FBR", Quantity = 1, UnitPrice = 10, TotalPrice = 10, ChangedAt = now,
                },
            ],
        });
        truth.Heard("A1");
    }
}
