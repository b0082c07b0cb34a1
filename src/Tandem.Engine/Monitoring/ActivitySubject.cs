namespace Tandem.Engine.Monitoring;

/// <summary>What an activity is about.</summary>
public enum ActivitySubject
{
    Seller,
    Item,
    Offer,
    Order,
}
