namespace Tandem.Engine.Journal;

/// <summary>What an activity is about.</summary>
public enum ActivitySubject
{
    Seller,
    Item,
    Offer,
    Order,
    Return,
}
