"""The addresses of people and teams. What stands in no list one may see answers 404."""

from django.urls import path

from dreamline_web.people.views import about, accounts, addresses, demo, first_run, house, me, teams

urlpatterns = [
    # the demo
    path("<int:number>/enter/", demo.enter, name="enter"),
    path("leave/", demo.leave, name="leave"),
    # for everybody
    path("about/", about.page, name="about"),
    path("first/<str:token>/", first_run.page, name="first-run"),
    path("address/<str:token>/", addresses.page, name="address"),
    # one's own account
    path("me/", me.page, name="me"),
    path("me/leaving/", me.leaving, name="me-leaving"),
    path("me/staying/", me.staying, name="me-staying"),
    path("promise/", me.promise, name="promise"),
    # accounts, for organisers
    path("", accounts.everybody, name="people"),
    path("add/", accounts.add, name="people-add"),
    path("<int:number>/", accounts.person, name="person"),
    path("<int:number>/organising/", accounts.organising, name="person-organising"),
    path("<int:number>/leaving/", accounts.leaving, name="person-leaving"),
    path("<int:number>/staying/", accounts.staying, name="person-staying"),
    path("<int:number>/closing/", accounts.closing, name="person-closing"),
    path("<int:number>/reopening/", accounts.reopening, name="person-reopening"),
    # teams, for organisers
    path("teams/", teams.every_team, name="teams"),
    path("teams/<int:number>/", teams.team, name="team"),
    path("teams/<int:number>/closing/", teams.closing, name="team-closing"),
    path("teams/<int:number>/leads/", teams.leads, name="team-leads"),
    path("teams/<int:number>/leads/<int:who>/ending/", teams.lead_ending, name="team-lead-ending"),
    path("teams/<int:number>/members/", teams.members, name="team-members"),
    path("teams/<int:number>/members/<int:who>/leaving/", teams.member_leaving, name="team-member-leaving"),
    # the house, for organisers
    path("house/", house.page, name="house"),
    path("house/trial-letter/", house.trial_letter, name="house-trial"),
]
